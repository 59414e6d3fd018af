namespace Holdover.Playback;

/// <summary>Where the player is.</summary>
public enum PlaybackState
{
    /// <summary>No stream.</summary>
    Stopped,

    /// <summary>A stream, but no sound yet: the first audio, the server's clock or the output is missing.</summary>
    Loading,

    /// <summary>Sound, whatever becomes of the session. Never itself: always one of its substates.</summary>
    Playing,

    /// <summary>Playing, with a session that refills the buffer.</summary>
    Live,

    /// <summary>Playing without a session: the buffer drains.</summary>
    Holdover,

    /// <summary>The buffer is empty and time goes on.</summary>
    Starved,

    /// <summary>A stream that passes unheard, without an output. Never itself: always one of its substates.</summary>
    Suspended,

    /// <summary>Unheard, because its owner wants that.</summary>
    Paused,

    /// <summary>Unheard, because the output failed; it is tried again.</summary>
    OutputLost,

    /// <summary>The stream has ended; what is left of it plays.</summary>
    Ending,

    /// <summary>The stream has ended and was played to its last frame.</summary>
    Ended,
}
