namespace Holdover.Hosts.Real.Pump;

/// <summary>Work that nobody awaits where it is begun: it is waited for at the end, and its first failure is not lost.</summary>
public sealed class Background
{
    private readonly Lock gate = new();
    private readonly HashSet<Task> running = [];
    private readonly TaskCompletionSource failed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends, with the error, when some work fails; never otherwise.</summary>
    public Task Failure => failed.Task;

    public void Start(Func<Task> work)
    {
        var task = Watch(work);
        lock (gate)
            running.Add(task);
        _ = task.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Waits until all of it has ended.</summary>
    public async Task Drain()
    {
        while (true)
        {
            Task[] left;
            lock (gate)
                left = [.. running];
            if (left.Length == 0)
                return;
            await Task.WhenAll(left);
        }
    }

    private async Task Watch(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception error)
        {
            failed.TrySetException(error);
        }
    }

    private void Forget(Task task)
    {
        lock (gate)
            running.Remove(task);
    }
}
