namespace Holdover.Playback;

/// <summary>Why a play request is over.</summary>
public enum EndCause
{
    /// <summary>It was played to its last frame.</summary>
    PlayedOut,

    /// <summary>The server ended it, or the output broke, with frames of it unheard.</summary>
    CutShort,

    /// <summary>Another stream took its place.</summary>
    Replaced,

    /// <summary>The player's owner stopped it.</summary>
    Stopped,
}
