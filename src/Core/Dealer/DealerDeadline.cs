namespace Holdover.Dealer;

/// <summary>What a dealer waits for by the clock. At the same instant the first in this order fires first.</summary>
public enum DealerDeadline
{
    /// <summary>The step of the attempt that is under way must have ended.</summary>
    Attempt,

    /// <summary>One address has had its share of the attempt.</summary>
    Address,

    /// <summary>The next attempt begins.</summary>
    Retry,

    /// <summary>From here on the connection counts as a healthy one.</summary>
    Healthy,

    /// <summary>A ping should have been answered. It comes before the next ping, which would hide the silence.</summary>
    Pong,

    /// <summary>The next ping is due.</summary>
    Ping,

    /// <summary>Our state has changed for long enough to be put.</summary>
    Debounce,

    /// <summary>The put that is on its way should have been answered.</summary>
    Put,

    /// <summary>A put that failed is tried again.</summary>
    PutRetry,

    /// <summary>The handler of the oldest request should have answered.</summary>
    Answer,

    /// <summary>The peer has had its time to say goodbye.</summary>
    Close,
}
