namespace Holdover.Dealer;

/// <summary>
/// What a subscriber has not taken yet. It belongs to the subscriber and not to a transport, so nothing in it is lost
/// with one; when it is full the oldest goes, because who lags behind wants to know how things stand now. Taking is one
/// act: who gives up waiting has taken nothing.
/// </summary>
/// <param name="capacity">Messages that wait at most.</param>
public sealed class SubscriberQueue<TMessage>(int capacity)
{
    private readonly TMessage[] messages = new TMessage[capacity];
    private int first;

    public int Capacity => messages.Length;

    public int Count { get; private set; }

    /// <summary>Messages that nobody took in time.</summary>
    public long Dropped { get; private set; }

    /// <summary>The message that so many will be taken before.</summary>
    internal ref TMessage this[int index] => ref messages[(first + index) % Capacity];

    public void Add(TMessage message)
    {
        TryMakeRoom(out _);
        messages[(first + Count++) % Capacity] = message;
    }

    /// <summary>Drops the oldest if there is no room for another; false if there is.</summary>
    public bool TryMakeRoom(out TMessage? dropped)
    {
        dropped = default;
        if (Count < Capacity)
            return false;
        Dropped++;
        return TryTake(out dropped);
    }

    public bool TryTake(out TMessage? message)
    {
        message = Count > 0 ? messages[first] : default;
        if (Count == 0)
            return false;
        messages[first] = default!;
        first = (first + 1) % Capacity;
        Count--;
        return true;
    }

    internal bool Contains(TMessage message)
    {
        for (var index = 0; index < Count; index++)
        {
            if (EqualityComparer<TMessage>.Default.Equals(this[index], message))
                return true;
        }

        return false;
    }

    /// <summary>Makes room for what is about to be read; a queue that has so many already stays as it is.</summary>
    internal void Resize(int count) => (first, Count) = count == Count ? (first, Count) : (0, count);

    internal void CopyTo(SubscriberQueue<TMessage> other)
    {
        Invariant.Holds(Capacity == other.Capacity);
        messages.CopyTo(other.messages, 0);
        (other.first, other.Count, other.Dropped) = (first, Count, Dropped);
    }
}
