namespace Holdover.Playback;

/// <summary>What can happen to the player.</summary>
public enum PlaybackTrigger
{
    StreamStarted,
    ChunkArrived,
    StreamCleared,
    StreamEnded,
    ClockAnswered,
    SessionUp,
    SessionLost,
    StopRequested,
    ProbeDue,
    ProbeUnanswered,
    RenderDue,
    DroughtNoticed,
}
