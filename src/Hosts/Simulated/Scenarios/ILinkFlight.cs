using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>Something between two machines that a connection joins. What is in one lane comes in its order.</summary>
internal interface ILinkFlight : IEncodable
{
    ConnectionEpoch Connection { get; }

    /// <summary>Whether it is on the connection itself, and lost with it.</summary>
    bool IsOnLink { get; }

    bool IsIn(int lane);
}
