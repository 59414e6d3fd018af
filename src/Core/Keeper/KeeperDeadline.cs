namespace Holdover.Keeper;

/// <summary>What a keeper waits for by the clock; its children's deadlines are their supervisors'.</summary>
public enum KeeperDeadline
{
    /// <summary>The search for what was left must have ended.</summary>
    Search,

    /// <summary>The port must have been bound, or not.</summary>
    Bind,

    /// <summary>A worker must have come up.</summary>
    StartUp,
}
