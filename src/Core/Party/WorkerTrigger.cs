namespace Holdover.Party;

/// <summary>What can happen to a worker.</summary>
public enum WorkerTrigger
{
    CoordinatorAttached,
    CoordinatorLost,
    StreamBegan,
    ChunkPublished,
    StreamEnded,

    /// <summary>What plays, and how the queue goes on.</summary>
    StandTold,
    ListenerJoined,
    ListenerLeft,
    LingerElapsed,
}
