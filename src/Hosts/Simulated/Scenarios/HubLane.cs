namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What moves a world of a hub on. What is in flight in one lane comes in its order, unless it is late.</summary>
internal enum HubLane
{
    Clock,
    Host,
    Handler,
    Web,
    Up,
    Down,

    /// <summary>What is late, in any order with all else, or never.</summary>
    Late,

    Controller,
    Phone,

    Cut,
    FallSilent,
    Delay,
    Lose,
}
