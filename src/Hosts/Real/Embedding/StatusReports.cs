using System.Diagnostics;
using System.Threading.Channels;

using Holdover.Session;

namespace Holdover.Hosts.Real.Embedding;

/// <summary>Carries the status from the flow that publishes it to the one that reports it. Only the hand-over is locked.</summary>
internal sealed class StatusReports
{
    private readonly Lock gate = new();

    /// <summary>Something changed: what, is looked at.</summary>
    private readonly Channel<bool> changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Queue<OriginChange> changes = new();
    private StatusLevel level;
    private bool isAnyChange;

    public void Publish(in SessionEffect effect)
    {
        lock (gate)
            level.TryPublish(in effect);
        changed.Writer.TryWrite(true);
    }

    /// <summary>There are changes to ask for.</summary>
    public void ReportChanges()
    {
        lock (gate)
            isAnyChange = true;
        changed.Writer.TryWrite(true);
    }

    /// <summary>One of the changes that were asked for.</summary>
    public void Tell(OriginChange change)
    {
        lock (gate)
            changes.Enqueue(change);
        changed.Writer.TryWrite(true);
    }

    /// <summary>Whether there are changes to ask for: only what was asked for before, and is told, waits here.</summary>
    public bool TryAsk()
    {
        lock (gate)
            return isAnyChange && !(isAnyChange = false);
    }

    public bool TryTake(out OriginChange change)
    {
        lock (gate)
            return changes.TryDequeue(out change);
    }

    /// <summary>Reports each change until the final one has been reported, and gives that back.</summary>
    /// <param name="report">Whom to tell.</param>
    /// <param name="others">Tells of what else changed.</param>
    /// <param name="pumping">What publishes; if it fails, so does this.</param>
    /// <param name="beforeFinal">Done before the final report.</param>
    public async Task<SessionReport> Deliver(Action<SessionReport> report, Func<Task> others, Task pumping, Func<Task> beforeFinal)
    {
        var reader = default(StatusReader);
        _ = pumping.ContinueWith(pumped => changed.Writer.TryComplete(pumped.Exception?.InnerException), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        while (await changed.Reader.WaitToReadAsync())
        {
            changed.Reader.TryRead(out _);
            await others();
            while (TryRead(ref reader, out var news))
            {
                if (news.IsFinal)
                    await beforeFinal();
                report(news);
                if (news.IsFinal)
                    return news;
            }
        }

        throw new UnreachableException("what publishes ended before it published the end");
    }

    private bool TryRead(ref StatusReader reader, out SessionReport report)
    {
        lock (gate)
            return reader.TryRead(in level, out report);
    }
}
