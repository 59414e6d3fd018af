using Holdover.Hosts.Real.Pump;
using Holdover.Party;

namespace Holdover.Hosts.Real.Party;

/// <summary>A client's sent-through mark, as one of its connections writes it: see <see cref="SentMark"/>.</summary>
internal sealed class ClientMark(SentMarks marks, ulong key, int slot, MonotonicClock clock)
{
    private readonly Lock gate = new();
    private bool isVoid;

    /// <summary>A chunk is about to be sent that ends at this instant.</summary>
    public void Begin(long end)
    {
        lock (gate)
        {
            if (!isVoid)
                SentMarkFile.WriteBefore(marks.File, slot, key, end, clock.Now);
        }
    }

    /// <summary>It was sent, whole.</summary>
    public void Commit(long end)
    {
        lock (gate)
        {
            if (!isVoid)
                SentMarkFile.WriteAfter(marks.File, slot, key, end, clock.Now);
        }
    }

    /// <summary>What was sent may not have arrived; from here on this connection writes nothing.</summary>
    public void Void()
    {
        lock (gate)
        {
            if (isVoid)
                return;
            isVoid = true;
            var mark = SentMarkFile.Read(marks.File, slot, key);
            mark.Forget(clock.Now);
            SentMarkFile.WriteBefore(marks.File, slot, key, mark.Before, mark.At);
        }
    }
}
