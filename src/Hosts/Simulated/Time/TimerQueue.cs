
namespace Holdover.Hosts.Simulated.Time;

/// <summary>The armed timers, by (due, sequence): a binary heap in which each timer knows its place, so that one that is
/// changed or disposed leaves in logarithmic time and nothing lingers.</summary>
internal sealed class TimerQueue
{
    private VirtualTimer[] _heap = new VirtualTimer[16];

    public int Count { get; private set; }

    /// <summary>Comparisons made so far: what the queue costs, in a unit that no machine's speed changes.</summary>
    public long Comparisons { get; private set; }

    /// <summary>The first to fire.</summary>
    public VirtualTimer? First => Count > 0 ? _heap[0] : null;

    public void Add(VirtualTimer timer)
    {
        Invariant.Holds(!timer.IsQueued, "a timer is armed once at a time");
        if (Count == _heap.Length)
            Array.Resize(ref _heap, _heap.Length * 2);
        Count++;
        Rise(timer, Count - 1);
    }

    public void Remove(VirtualTimer timer)
    {
        Invariant.Holds(_heap[timer.QueueIndex] == timer, "a queued timer knows its place");
        var hole = timer.QueueIndex;
        timer.QueueIndex = VirtualTimer.NotQueued;
        Count--;
        var last = _heap[Count];
        _heap[Count] = null!;
        if (hole == Count)
            return;

        // The last one fills the hole, and belongs there, above it or below it.
        if (hole > 0 && IsBefore(last, _heap[(hole - 1) / 2]))
            Rise(last, hole);
        else
            Sink(last, hole);
    }

    private void Rise(VirtualTimer timer, int index)
    {
        while (index > 0)
        {
            var parent = (index - 1) / 2;
            if (!IsBefore(timer, _heap[parent]))
                break;
            Put(_heap[parent], index);
            index = parent;
        }

        Put(timer, index);
    }

    private void Sink(VirtualTimer timer, int index)
    {
        for (var child = 2 * index + 1; child < Count; child = 2 * index + 1)
        {
            if (child + 1 < Count && IsBefore(_heap[child + 1], _heap[child]))
                child++;
            if (!IsBefore(_heap[child], timer))
                break;
            Put(_heap[child], index);
            index = child;
        }

        Put(timer, index);
    }

    private void Put(VirtualTimer timer, int index)
    {
        _heap[index] = timer;
        timer.QueueIndex = index;
    }

    private bool IsBefore(VirtualTimer left, VirtualTimer right)
    {
        Comparisons++;
        return left.Due < right.Due || (left.Due == right.Due && left.Sequence < right.Sequence);
    }
}
