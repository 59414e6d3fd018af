namespace Holdover.Party;

/// <summary>What a worker waits for by the clock.</summary>
public enum WorkerDeadline
{
    /// <summary>No coordinator has come to go on with the stream.</summary>
    Linger,
}
