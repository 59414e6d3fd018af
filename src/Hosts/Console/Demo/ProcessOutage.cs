using Holdover.Hosts.Real.Serving;

namespace Holdover.Commands.Demo;

/// <summary>What is done to a process of the server.</summary>
/// <param name="Place">Of the process: 0 is the coordinator, workers are counted from 1.</param>
/// <param name="Signal">What it is sent.</param>
internal sealed record ProcessOutage(string Kind, string Words, double At, int Place, int Signal) : Outage(Kind, Words, At)
{
    public const int Kill = 9;
    public const int Stop = 19;

    /// <summary>A coordinator's successor goes on where it was, and the worker holds the connection meanwhile.</summary>
    public override bool CostsSession => Place != CoordinatorHost.Place;

    public override void Begin(DemoParty party) => party.Harm(Place, Signal);

    public override string? End(DemoParty party, TimeSpan lasted, bool isBack) =>
        party.SuccessorOf(Place) is { } successor && (isBack || !CostsSession) ? $"its successor is process {successor}" : null;
}
