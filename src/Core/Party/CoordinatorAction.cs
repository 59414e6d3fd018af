namespace Holdover.Party;

/// <summary>What the coordinator can ask for.</summary>
public enum CoordinatorAction
{
    /// <summary>Open an item of the queue; answer with SourceOpened, SourceUnavailable or SourceFailed.</summary>
    OpenSource,

    /// <summary>
    /// Decode frames [From, From + Count) of the item, going there if need be; answer with ChunkDecoded, SourceEnded,
    /// SourceUnavailable or SourceFailed.
    /// </summary>
    Decode,

    /// <summary>The chunk's bytes are needed until their release.</summary>
    HoldChunk,

    /// <summary>The chunk's bytes are not needed any more.</summary>
    ReleaseChunk,

    /// <summary>Tell a worker of the stream generation, and that the frames [From, From + Count) will come at once.</summary>
    TellStream,

    /// <summary>Tell a worker the frames [From, From + Count), chunk by chunk. The node makes <see cref="TellChunk"/> of it.</summary>
    TellFrames,

    /// <summary>Tell a worker one chunk.</summary>
    TellChunk,

    /// <summary>Tell a worker that there is no stream, or none any more.</summary>
    TellEnd,

    /// <summary>Tell a worker what plays and how the queue goes on.</summary>
    TellStand,

    /// <summary>Tell a client something of its group, by the worker that has its connection.</summary>
    TellMember,

    /// <summary>What was refused is known: the worker's pipe may take chunks again.</summary>
    Unblock,

    /// <summary>Say that a stream generation begins, and why the one before does not go on.</summary>
    ReportStream,

    /// <summary>Say that an item of the queue cannot be played and is skipped.</summary>
    ReportUnavailable,

    /// <summary>The party is over. Comes exactly once.</summary>
    ReportEnded,
}
