using Holdover.Session;

namespace Holdover.Hosts.Real.Embedding;

/// <summary>Carries the status from the flow that publishes it to the one that reports it. Only the hand-over is locked.</summary>
internal sealed class StatusReports
{
    private readonly Lock gate = new();
    private readonly SemaphoreSlim changed = new(0);
    private StatusLevel level;

    public void Publish(in SessionEffect effect)
    {
        lock (gate)
            level.TryPublish(in effect);
        changed.Release();
    }

    /// <summary>Reports each change until the final one has been reported, and gives that back.</summary>
    /// <param name="report">Whom to tell.</param>
    /// <param name="pumping">What publishes; if it fails, so does this.</param>
    /// <param name="beforeFinal">Done before the final report.</param>
    public async Task<SessionReport> Deliver(Action<SessionReport> report, Task pumping, Func<Task> beforeFinal)
    {
        var reader = default(StatusReader);
        while (true)
        {
            await await Task.WhenAny(changed.WaitAsync(), pumping);
            while (TryRead(ref reader, out var news))
            {
                if (news.IsFinal)
                    await beforeFinal();
                report(news);
                if (news.IsFinal)
                    return news;
            }
        }
    }

    private bool TryRead(ref StatusReader reader, out SessionReport report)
    {
        lock (gate)
            return reader.TryRead(in level, out report);
    }
}
