namespace Holdover.Endpoint;

/// <summary>What the saved playback can ask for.</summary>
public enum SavedPlaybackAction
{
    /// <summary>Write it to disk, whole or not at all.</summary>
    Write,

    /// <summary>Take it off the disk.</summary>
    Erase,

    /// <summary>The attempt may restore this.</summary>
    Offer,

    /// <summary>It was thrown away, for this reason.</summary>
    ReportDropped,
}
