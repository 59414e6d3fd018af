namespace Holdover.Hub;

/// <summary>What a queue can ask for.</summary>
public enum QueueAction
{
    /// <summary>It has changed: write the hub to disk, and tell who wants to know.</summary>
    Change,

    /// <summary>Let the group hear a track from its beginning; answer with TrackEnded.</summary>
    CueTrack,

    PauseTrack,
    ResumeTrack,

    /// <summary>Let the group hear it no longer. No answer is wanted.</summary>
    StopTrack,

    /// <summary>There is no room for the track that was to be added, or it has no name.</summary>
    RefuseTrack,
}
