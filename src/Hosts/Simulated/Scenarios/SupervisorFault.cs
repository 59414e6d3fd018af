namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What can go wrong around a supervisor. Each spends one of the budget.</summary>
internal enum SupervisorFault
{
    /// <summary>The child cannot be started.</summary>
    SpawnFails,

    /// <summary>The answer comes after whatever the clock does meanwhile, or never: a probe or a start that hangs, a child that ignores a signal.</summary>
    IsLate,

    /// <summary>The child that is up dies, at once or later.</summary>
    Crashes,

    /// <summary>The child that is up gives no more signs of life.</summary>
    Hangs,

    /// <summary>Somebody takes the device while our child does not have it.</summary>
    DeviceTaken,

    /// <summary>The supervisor of the process that holds the device dies, and leaves it over.</summary>
    HolderOrphaned,
}
