namespace Holdover.Party;

/// <summary>What the coordinator waits for by the clock. At the same instant the first in this order fires first.</summary>
public enum CoordinatorDeadline
{
    /// <summary>The workers must have said what they hold.</summary>
    Ask,

    /// <summary>The source must have opened.</summary>
    Open,

    /// <summary>The buffer ahead has room for the next chunk.</summary>
    Decode,

    /// <summary>The chunk that was asked for must have come.</summary>
    Decoded,

    /// <summary>The source is tried again.</summary>
    Retry,

    /// <summary>The next frame is due, and is not there.</summary>
    Dry,

    /// <summary>Nobody has listened for long enough to stop decoding.</summary>
    Idle,

    /// <summary>A source that stalls is not waited for any longer.</summary>
    Hold,

    /// <summary>The item that is decoded begins to be heard.</summary>
    Heard,

    /// <summary>The last frame has been played.</summary>
    Drain,
}
