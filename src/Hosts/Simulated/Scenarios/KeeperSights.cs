namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What happened around a keeper in the last step, for what must be witnessed. No choice depends on it.</summary>
[Flags]
internal enum KeeperSights
{
    None = 0,

    /// <summary>A keeper found a coordinator, or a worker, that an earlier one had started; one that hangs.</summary>
    FoundCoordinator = 1 << 0,
    FoundWorker = 1 << 1,
    FoundHanging = 1 << 2,

    /// <summary>A child that hangs was killed.</summary>
    KilledHanging = 1 << 3,

    /// <summary>A child was started that had failed twice in a row, at its time.</summary>
    StartedInTime = 1 << 4,

    /// <summary>The end of a child came when it was to be stopped.</summary>
    DiedStopping = 1 << 5,

    /// <summary>A child died when there was no keeper.</summary>
    DiedAlone = 1 << 6,
}
