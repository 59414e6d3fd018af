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

    public void Add(TMessage message)
    {
        if (Count == Capacity && TryTake(out _))
            Dropped++;
        messages[(first + Count++) % Capacity] = message;
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
}
