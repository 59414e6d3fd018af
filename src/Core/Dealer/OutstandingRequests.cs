using System.Runtime.CompilerServices;
using Holdover.Machines;

namespace Holdover.Dealer;

/// <summary>
/// The requests of one connection that wait for their handlers, the oldest first. A key is answered once: who closes
/// it answers. With the connection all go, unanswered: a reply on another one would answer somebody else's question.
/// </summary>
public struct OutstandingRequests : IEncodable
{
    public const int CountMax = 12;

    private ConnectionEpoch connection;
    private int count;
    private Slots slots;

    public readonly int Count => count;

    /// <summary>When the oldest has failed. All wait as long as each other, so it is the first.</summary>
    public readonly MonotonicTime EarliestDue => count == 0 ? MonotonicTime.Never : slots[0].Due;

    /// <summary>Waits for the requests of this connection from now on.</summary>
    public void Begin(ConnectionEpoch current)
    {
        Invariant.Holds(count == 0);
        Invariant.Holds(current.Value > connection.Value);
        connection = current;
    }

    /// <summary>Whether a handler that turns to this request now may act on it: an answer would still be sent.</summary>
    public readonly bool IsOpen(ConnectionEpoch asked, TextId key) => asked == connection && IndexOf(key) >= 0;

    public void Open(in OutstandingRequest request)
    {
        Invariant.Holds(count < CountMax);
        Invariant.Holds(IndexOf(request.Key) < 0);
        Invariant.Holds(count == 0 || slots[count - 1].Due <= request.Due);
        slots[count++] = request;
    }

    /// <summary>Closes a request; false if it is answered already, or was never asked.</summary>
    public bool TryClose(ConnectionEpoch asked, TextId key, out OutstandingRequest request)
    {
        var index = asked == connection ? IndexOf(key) : -1;
        request = index < 0 ? default : slots[index];
        if (index >= 0)
            Remove(index);
        return index >= 0;
    }

    /// <summary>Closes the request that has waited longest; there must be one.</summary>
    public OutstandingRequest CloseOldest()
    {
        Invariant.Holds(count > 0);
        var oldest = slots[0];
        Remove(0);
        return oldest;
    }

    /// <summary>Forgets all, and says how many there were.</summary>
    public int Drop()
    {
        var dropped = count;
        (count, slots) = (0, default);
        return dropped;
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Epoch(ref connection);
        codec.Count(ref count, CountMax);
        for (var index = 0; index < count; index++)
            slots[index].Encode(ref codec);
    }

    private readonly int IndexOf(TextId key)
    {
        for (var index = 0; index < count; index++)
        {
            if (slots[index].Key == key)
                return index;
        }

        return -1;
    }

    private void Remove(int index)
    {
        for (count--; index < count; index++)
            slots[index] = slots[index + 1];
        slots[count] = default;
    }

    [InlineArray(CountMax)]
    private struct Slots
    {
        private OutstandingRequest first;
    }
}
