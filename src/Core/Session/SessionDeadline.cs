namespace Holdover.Session;

/// <summary>What a session waits for by the clock. At the same instant the first in this order fires first.</summary>
public enum SessionDeadline
{
    /// <summary>The step of the attempt that is under way must have ended.</summary>
    Attempt,

    /// <summary>One address has had its share of the attempt.</summary>
    Address,

    /// <summary>The next attempt begins.</summary>
    Retry,

    /// <summary>The network's coming up may hurry an attempt again.</summary>
    Pace,

    /// <summary>From here on the connection counts as a healthy one.</summary>
    Healthy,

    /// <summary>The loss is too long ago for the server to remember us.</summary>
    FastWindow,

    /// <summary>Too long since the last byte.</summary>
    Silence,

    /// <summary>The probe should have been answered.</summary>
    Probe,

    /// <summary>The peer has had its time to say goodbye.</summary>
    Close,

    /// <summary>The owner's patience ends.</summary>
    Patience,
}
