using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>
/// Something that was asked for and has not been answered. Time stands still for what is prompt; what is late comes at
/// any time, or never.
/// </summary>
internal interface IFlight : IEncodable
{
    bool IsLate { get; set; }
}
