using Holdover.Machines;

namespace Holdover.Party;

/// <summary>The listeners of a worker, by connection, in the order in which they came.</summary>
public sealed class ListenerTable : IEncodable
{
    /// <summary>Connections at most, in all.</summary>
    public const int CountMax = 2_048;

    private readonly Instance<ListenerState, ListenerDeadline, ListenerData>[] listeners = new Instance<ListenerState, ListenerDeadline, ListenerData>[CountMax];

    public int Count { get; private set; }

    public bool IsFull => Count == CountMax;

    /// <summary>By place; a place changes when an earlier one leaves.</summary>
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
        listeners[Count++] = listener;
    }

    public void RemoveAt(int place)
    {
        Invariant.Holds(place >= 0 && place < Count);
        listeners.AsSpan(place + 1, Count - place - 1).CopyTo(listeners.AsSpan(place));
        Count--;
    }

    public void CopyTo(ListenerTable other)
    {
        listeners.AsSpan(0, Count).CopyTo(other.listeners);
        other.Count = Count;
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var count = Count;
        codec.Count(ref count, CountMax);
        Count = count;
        for (var place = 0; place < count; place++)
            listeners[place].Encode(ref codec);
    }

    /// <summary>The place of the listener whose deadline comes first, or -1.</summary>
    public int Earliest()
    {
        var (earliest, at) = (-1, MonotonicTime.Never);
        for (var place = 0; place < Count; place++)
        {
            var due = listeners[place].Deadlines.Earliest;
            if (due < at)
                (earliest, at) = (place, due);
        }

        return earliest;
    }
}
