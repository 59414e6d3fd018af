namespace Holdover.Party;

/// <summary>Where a worker is.</summary>
public enum WorkerState
{
    /// <summary>No coordinator has said yet whether there is a stream: listeners are told nothing.</summary>
    Starting,

    /// <summary>No stream.</summary>
    Waiting,

    /// <summary>Holds a stream's recent and coming frames.</summary>
    Streaming,

    /// <summary>The same, and its coordinator is gone: what is held is played, and another one may go on with it.</summary>
    Lingering,
}
