namespace Holdover.Party;

/// <summary>Where a worker is.</summary>
public enum WorkerState
{
    /// <summary>No stream.</summary>
    Waiting,

    /// <summary>Holds a stream's recent and coming frames.</summary>
    Streaming,
}
