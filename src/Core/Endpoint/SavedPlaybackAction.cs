namespace Holdover.Endpoint;

/// <summary>What the saved playback can ask for.</summary>
public enum SavedPlaybackAction
{
    /// <summary>Write it to disk, whole or not at all.</summary>
    Write,

    /// <summary>Take it off the disk.</summary>
    Erase,

    /// <summary>The attempt has this: if it gets as far as to be registered, it goes on there.</summary>
    Offer,

    /// <summary>Ask the server of the attempt to go on there. Comes once, and only if nothing else was begun meanwhile.</summary>
    Restore,

    /// <summary>It was thrown away, for this reason.</summary>
    ReportDropped,
}
