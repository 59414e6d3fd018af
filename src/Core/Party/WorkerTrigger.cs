namespace Holdover.Party;

/// <summary>What can happen to a worker.</summary>
public enum WorkerTrigger
{
    StreamBegan,
    ChunkPublished,
    StreamEnded,
    ListenerJoined,
    ListenerLeft,
}
