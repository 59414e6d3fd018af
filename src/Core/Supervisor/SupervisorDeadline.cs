namespace Holdover.Supervisor;

/// <summary>
/// What a supervisor waits for by the clock. At the same instant the first in this order fires first: a child that
/// hangs at the instant that would have made it stable is not stable.
/// </summary>
public enum SupervisorDeadline
{
    /// <summary>The probe must have been answered.</summary>
    Probe,

    /// <summary>The child must have come up.</summary>
    Spawn,

    /// <summary>The child must have given a sign of life.</summary>
    Heartbeat,

    /// <summary>From here on the run counts as a stable one.</summary>
    Stable,

    /// <summary>A child that was killed must be gone.</summary>
    Exit,

    /// <summary>A child that was told to end has had its time.</summary>
    Grace,

    /// <summary>The next attempt or the next probe begins.</summary>
    Retry,
}
