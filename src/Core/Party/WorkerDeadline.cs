namespace Holdover.Party;

/// <summary>A worker waits for nothing by the clock: its coordinator and its listeners do.</summary>
public enum WorkerDeadline
{
}
