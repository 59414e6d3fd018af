namespace Holdover.Endpoint;

/// <summary>What the saved playback waits for by the clock.</summary>
public enum SavedPlaybackDeadline
{
    /// <summary>It is too old to be wanted.</summary>
    Expiry,
}
