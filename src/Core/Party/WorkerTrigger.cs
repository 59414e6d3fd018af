namespace Holdover.Party;

/// <summary>What can happen to a worker.</summary>
public enum WorkerTrigger
{
    CoordinatorAttached,
    CoordinatorLost,
    StreamBegan,
    ChunkPublished,
    StreamEnded,
    ListenerJoined,
    ListenerLeft,
    LingerElapsed,
}
