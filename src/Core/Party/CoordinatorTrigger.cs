namespace Holdover.Party;

/// <summary>What can happen to the coordinator.</summary>
public enum CoordinatorTrigger
{
    ServeRequested,
    TrackChosen,
    SourceOpened,

    /// <summary>The item of the queue cannot be played: a load failure.</summary>
    SourceUnavailable,

    /// <summary>The way to the source is broken; the item itself may be well.</summary>
    SourceFailed,
    ChunkDecoded,
    SourceEnded,
    WorkerJoined,
    WorkerLeft,
    WorkerBlocked,
    WorkerDrained,
    ListenersChanged,
    StopRequested,
    PlayCommanded,
    PauseCommanded,

    /// <summary>The queue is to be repeated or not, or played in another order.</summary>
    ModeCommanded,
    AskTimedOut,
    OpenTimedOut,
    DecodeDue,
    DecodeTimedOut,
    RetryDue,
    RanDry,
    IdleElapsed,
    HoldElapsed,
    HeardElapsed,
    DrainElapsed,
}
