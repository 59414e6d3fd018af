namespace Holdover.Supervisor;

/// <summary>What can happen to a supervisor.</summary>
public enum SupervisorTrigger
{
    StartRequested,
    Adopted,
    StopRequested,
    SignalReceived,
    ProbeSucceeded,
    ProbeFailed,
    StaleFound,
    NoneStale,
    Spawned,
    SpawnFailed,
    HeartbeatReceived,
    Exited,
    ProbeTimedOut,
    SpawnTimedOut,
    HeartbeatMissed,
    ProvedStable,
    ExitTimedOut,
    GraceElapsed,
    RetryDue,
}
