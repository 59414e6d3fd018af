using Holdover.Machines;

namespace Holdover.Party;

/// <summary>The listeners of a worker, by connection, in the order in which they came.</summary>
public sealed class ListenerTable : IEncodable
{
    /// <summary>Connections at most, in all.</summary>
    public const int CountMax = 2_048;

    /// <summary>Room at first: most parties are small, and a thousand listeners are more than a megabyte.</summary>
    private const int CountFirst = 16;

    private Instance<ListenerState, ListenerDeadline, ListenerData>[] listeners = new Instance<ListenerState, ListenerDeadline, ListenerData>[CountFirst];

    /// <summary>By place, the earliest deadline of each, side by side: which one is next is asked for after every step.</summary>
    private MonotonicTime[] due = new MonotonicTime[CountFirst];

    public int Count { get; private set; }

    public bool IsFull => Count == CountMax;

    /// <summary>The earliest deadline of all.</summary>
    public MonotonicTime NextDeadline => Earliest() is var earliest && earliest < 0 ? MonotonicTime.Never : due[earliest];

    /// <summary>
    /// By place; a place changes when an earlier one leaves, and all do when one is added. Who changes its deadlines says
    /// so by <see cref="Settle"/>.
    /// </summary>
    public ref Instance<ListenerState, ListenerDeadline, ListenerData> this[int place] => ref listeners[place];

    /// <summary>The place of a connection, or -1. Connections are numbered as they come, so the table is sorted.</summary>
    public int Find(ConnectionEpoch connection)
    {
        var (low, high) = (0, Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var found = listeners[middle].Data.Connection.Value;
            if (found == connection.Value)
                return middle;
            if (found < connection.Value)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return -1;
    }

    /// <summary>The place of a client's connection other than the one at a place, or -1.</summary>
    public int FindClient(TextId client, int except)
    {
        for (var place = 0; place < Count; place++)
        {
            if (place != except && listeners[place].Data.Client == client)
                return place;
        }

        return -1;
    }

    public void Add(in Instance<ListenerState, ListenerDeadline, ListenerData> listener)
    {
        Invariant.Holds(!IsFull);
        Invariant.Holds(Count == 0 || listeners[Count - 1].Data.Connection.Value < listener.Data.Connection.Value);
        Reserve(Count + 1);
        listeners[Count] = listener;
        Settle(Count++);
    }

    /// <summary>Takes notice of the deadlines of the listener at a place.</summary>
    public void Settle(int place) => due[place] = listeners[place].Deadlines.Earliest;

    public void RemoveAt(int place)
    {
        Invariant.Holds(place >= 0 && place < Count);
        listeners.AsSpan(place + 1, Count - place - 1).CopyTo(listeners.AsSpan(place));
        due.AsSpan(place + 1, Count - place - 1).CopyTo(due.AsSpan(place));
        Count--;
    }

    public void CopyTo(ListenerTable other)
    {
        other.Reserve(Count);
        listeners.AsSpan(0, Count).CopyTo(other.listeners);
        due.AsSpan(0, Count).CopyTo(other.due);
        other.Count = Count;
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var count = Count;
        codec.Count(ref count, CountMax);
        Count = count;
        Reserve(count);
        for (var place = 0; place < count; place++)
        {
            listeners[place].Encode(ref codec);
            Settle(place);
        }
    }

    /// <summary>The place of the listener whose deadline comes first, or -1.</summary>
    public int Earliest()
    {
        var (earliest, at) = (-1, MonotonicTime.Never);
        for (var place = 0; place < Count; place++)
        {
            if (due[place] < at)
                (earliest, at) = (place, due[place]);
        }

        return earliest;
    }

    private void Reserve(int count)
    {
        if (count <= listeners.Length)
            return;
        var room = Math.Min(Math.Max(count, 2 * listeners.Length), CountMax);
        Array.Resize(ref listeners, room);
        Array.Resize(ref due, room);
    }
}
