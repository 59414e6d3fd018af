namespace Holdover.Playback;

/// <summary>What brings an output nearer to the server's clock.</summary>
public enum SyncEdit
{
    None,

    /// <summary>It is late: one frame less.</summary>
    Drop,

    /// <summary>It is early: one frame more.</summary>
    Insert,
}
