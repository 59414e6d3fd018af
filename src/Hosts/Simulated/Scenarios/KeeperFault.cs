namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What can go wrong around a keeper. Each spends one of the budget.</summary>
internal enum KeeperFault
{
    /// <summary>The keeper is killed; its children live.</summary>
    KeeperDies,

    /// <summary>A child is killed.</summary>
    ChildDies,

    /// <summary>A child hangs: it says nothing, and ends only when it is killed.</summary>
    ChildHangs,

    /// <summary>A child that is asked for cannot be started.</summary>
    SpawnFails,
}
