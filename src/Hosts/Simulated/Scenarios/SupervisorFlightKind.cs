namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What a supervisor has asked for.</summary>
internal enum SupervisorFlightKind
{
    Probe,
    Search,
    Spawn,

    /// <summary>The child ends, because it was told to or was killed.</summary>
    Exit,
}
