namespace Holdover.Party;

/// <summary>What can happen to the coordinator.</summary>
public enum CoordinatorTrigger
{
    ServeRequested,
    SourceOpened,
    SourceFailed,
    ListenersChanged,
    ChunkDecoded,
    SourceEnded,
    StopRequested,
    OpenTimedOut,
    DecodeDue,
    DecodeTimedOut,
    IdleElapsed,
    DrainElapsed,
}
