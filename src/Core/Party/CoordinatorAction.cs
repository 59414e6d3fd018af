namespace Holdover.Party;

/// <summary>What the coordinator can ask for.</summary>
public enum CoordinatorAction
{
    /// <summary>Open the source; answer with SourceOpened or SourceFailed.</summary>
    OpenSource,

    /// <summary>Decode one chunk; answer with ChunkDecoded, SourceEnded or SourceFailed.</summary>
    Decode,

    /// <summary>A stream generation begins on this grid.</summary>
    BeginStream,

    /// <summary>The chunk has its timestamp and goes to the workers.</summary>
    PublishChunk,

    /// <summary>The stream generation is over for everybody.</summary>
    EndStream,

    /// <summary>The party is over. Comes exactly once.</summary>
    ReportEnded,
}
