using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Running;

/// <summary>
/// When each actor is to act next: at most one instant each, in the strict order of (due, sequence). A binary heap that
/// knows the place of each actor, so that arming again costs no dead entries.
/// </summary>
internal sealed class Schedule
{
    private const int Nowhere = -1;

    private readonly List<Actor> actors = [];
    private Entry[] heap = new Entry[64];
    private int[] places = new int[64];
    private int count;
    private ulong sequence;

    /// <summary>The world's own time: that of no clock in it.</summary>
    public MonotonicTime Now { get; private set; } = new(1);

    /// <summary>Events that happened.</summary>
    public long Events { get; private set; }

    /// <summary>After so many events nothing more happens.</summary>
    public long EventsMax { get; init; } = long.MaxValue;

    public int Add(Actor actor)
    {
        actors.Add(actor);
        if (actors.Count > places.Length)
        {
            Array.Resize(ref places, places.Length * 2);
            Array.Resize(ref heap, heap.Length * 2);
        }

        places[actors.Count - 1] = Nowhere;
        return actors.Count - 1;
    }

    /// <summary>From now on the actor acts at this instant, and at no other; what is past is now.</summary>
    public void Arm(int actor, MonotonicTime due)
    {
        if (due == MonotonicTime.Never)
        {
            Disarm(actor);
            return;
        }

        due = MonotonicTime.Max(due, Now);
        var place = places[actor];
        if (place != Nowhere && heap[place].Due == due.Microseconds)
            return;
        if (place == Nowhere)
            place = count++;
        var entry = new Entry(due.Microseconds, ++sequence, actor);
        if (!RaiseTo(place, in entry))
            SinkTo(place, in entry);
    }

    public void Disarm(int actor)
    {
        var place = places[actor];
        if (place == Nowhere)
            return;
        places[actor] = Nowhere;
        var last = heap[--count];
        if (place < count && !RaiseTo(place, in last))
            SinkTo(place, in last);
    }

    /// <summary>Goes on to an instant; everything due until then happens.</summary>
    public void RunUntil(MonotonicTime until)
    {
        while (count > 0 && heap[0].Due <= until.Microseconds && Events < EventsMax)
        {
            var entry = heap[0];
            Disarm(entry.Actor);
            Now = new(entry.Due);
            Events++;
            actors[entry.Actor].Act();
        }

        if (Events < EventsMax)
            Now = MonotonicTime.Max(Now, until);
    }

    private bool RaiseTo(int place, in Entry entry)
    {
        var raised = false;
        while (place > 0)
        {
            var parent = (place - 1) / 2;
            if (!entry.IsBefore(in heap[parent]))
                break;
            Put(place, in heap[parent]);
            place = parent;
            raised = true;
        }

        Put(place, in entry);
        return raised;
    }

    private void SinkTo(int place, in Entry entry)
    {
        while (true)
        {
            var child = (place * 2) + 1;
            if (child >= count)
                break;
            if (child + 1 < count && heap[child + 1].IsBefore(in heap[child]))
                child++;
            if (!heap[child].IsBefore(in entry))
                break;
            Put(place, in heap[child]);
            place = child;
        }

        Put(place, in entry);
    }

    private void Put(int place, in Entry entry)
    {
        heap[place] = entry;
        places[entry.Actor] = place;
    }

    private readonly record struct Entry(long Due, ulong Sequence, int Actor)
    {
        public bool IsBefore(in Entry other) => Due < other.Due || (Due == other.Due && Sequence < other.Sequence);
    }
}
