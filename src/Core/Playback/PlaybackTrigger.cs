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
    PauseRequested,
    ResumeRequested,
    VolumeChanged,
    MuteChanged,
    EndAcknowledged,
    OutputOpened,
    OutputReported,
    OutputUnderrun,
    OutputFailed,
    ProbeDue,
    ProbeUnanswered,
    RenderDue,
    DroughtNoticed,
    OutputSilenceNoticed,
    OutputRetryDue,
}
