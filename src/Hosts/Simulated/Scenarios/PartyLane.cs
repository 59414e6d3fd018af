namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What moves a party of several processes on.</summary>
internal enum PartyLane
{
    Clock,
    Begin,
    Source,

    /// <summary>From here on, a lane for each worker: what its pipe brings.</summary>
    Pipe,

    /// <summary>From here on, a lane for each worker: its process starts.</summary>
    WorkerStarts = 5,

    CoordinatorStarts = 7,

    /// <summary>From here on, a lane for each listener: it connects.</summary>
    Connect,

    /// <summary>From here on, a lane for each listener: its worker learns that its connection is full.</summary>
    Refusal = 10,

    /// <summary>A person plays what was paused.</summary>
    Play = 12,

    /// <summary>From here on, a lane for each listener: its connection has room again.</summary>
    Drained = 13,

    /// <summary>The source answers what it was asked before, when nobody waits for that any more.</summary>
    Late = 15,

    /// <summary>A coordinator that was given up and lives on speaks to a worker.</summary>
    Ghost,

    /// <summary>From here on, a lane for each <see cref="PartyFault"/>.</summary>
    FirstFault = 17,
}
