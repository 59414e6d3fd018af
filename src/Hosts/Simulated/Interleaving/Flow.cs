namespace Holdover.Hosts.Simulated.Interleaving;

/// <summary>
/// A line of asynchronous work: whatever of it can go on waits here until the run lets it. What it awaits comes back to
/// it, since it is the scheduler that the awaits capture.
/// </summary>
internal sealed class Flow(ControlledRun run, int lane, string name) : TaskScheduler
{
    private readonly List<Task> waiting = [];

    public int Lane => lane;

    public string Name => name;

    /// <summary>Pieces of work that can go on, in the order in which they came.</summary>
    public int Count => waiting.Count;

    /// <summary>Goes on with one of them, until it waits again or is over.</summary>
    public void GoOn(int place)
    {
        var task = waiting[place];
        waiting.RemoveAt(place);
        TryExecuteTask(task);
    }

    protected override void QueueTask(Task task)
    {
        if (run.IsInside(name))
            waiting.Add(task);
    }

    /// <summary>Never within another: each piece is a choice of its own.</summary>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => waiting;
}
