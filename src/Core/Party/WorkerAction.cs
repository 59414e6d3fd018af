namespace Holdover.Party;

/// <summary>What a worker can ask for.</summary>
public enum WorkerAction
{
    /// <summary>Tell every listener that a stream began.</summary>
    AnnounceStream,

    /// <summary>Tell every listener that there are more frames.</summary>
    AnnounceFrames,

    /// <summary>Tell every listener that the stream is over.</summary>
    AnnounceEnd,

    /// <summary>Tell every listener that wants to know what plays.</summary>
    AnnounceStand,

    /// <summary>The chunk's bytes are needed until their release.</summary>
    HoldChunk,

    /// <summary>The chunk's bytes are not needed any more.</summary>
    ReleaseChunk,

    /// <summary>Tell the coordinator what is held, and how many listen here.</summary>
    ReportHeld,

    /// <summary>Tell the coordinator how many listen here.</summary>
    ReportListeners,
}
