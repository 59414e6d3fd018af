namespace Holdover.Endpoint;

/// <summary>Where the saved playback is.</summary>
public enum SavedPlaybackState
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>It waits for a session of its account.</summary>
    Held,

    /// <summary>A session that is being set up has it; until that is registered it can come back.</summary>
    Offered,
}
