namespace Holdover.Hub;

/// <summary>Where a queue is.</summary>
public enum QueueState
{
    /// <summary>No track is cued.</summary>
    Stopped,

    /// <summary>One track plays, and the next follows.</summary>
    Playing,

    /// <summary>One track is held where it is.</summary>
    Paused,
}
