using Holdover.Machines;

namespace Holdover.Dealer;

/// <summary>
/// A subscriber, and what it has not taken yet. What it is given is taken only when it asks for the next: until then it
/// may turn out that it had given up waiting, and then it is given the same again.
/// </summary>
internal sealed class Subscriber : IEncodable, ICopyable<Subscriber>
{
    /// <summary>Messages that wait at most: who lags further behind wants to know how things stand now.</summary>
    public const int WaitingMax = 16;

    private readonly SubscriberQueue<int> waiting = new(WaitingMax);
    private SubscriberId id;
    private ReceiveEpoch receive;
    private bool isGiven;
    private int given;

    public SubscriberId Id => id;

    public void Begin(SubscriberId subscriber)
    {
        Clear();
        (id, receive) = (subscriber, default);
    }

    public bool Holds(int handle) => (isGiven && given == handle) || waiting.Contains(handle);

    /// <summary>Adds a message; true if another had to go for it.</summary>
    public bool Add(int handle, out int dropped)
    {
        var overran = waiting.TryMakeRoom(out dropped);
        waiting.Add(handle);
        return overran;
    }

    /// <summary>Waits for the next message; true if with that one is taken.</summary>
    public bool Receive(ReceiveEpoch next, out int taken)
    {
        taken = given;
        var isTaken = isGiven && !receive.IsNone();
        isGiven &= !isTaken;
        receive = next;
        return isTaken;
    }

    public void Cancel(ReceiveEpoch cancelled)
    {
        if (receive == cancelled)
            receive = default;
    }

    /// <summary>The message that is to be given now, once, and for which waiting; false if nobody waits or nothing does.</summary>
    public bool TryGive(bool again, out ReceiveEpoch waited, out int handle)
    {
        waited = receive;
        var isNew = !isGiven && !receive.IsNone() && waiting.TryTake(out given);
        var isGivenNow = isNew || (again && isGiven && !receive.IsNone());
        isGiven |= isNew;
        handle = given;
        return isGivenNow;
    }

    /// <summary>Gives up one message after the other; false if there is none.</summary>
    public bool TryGiveUp(out int handle)
    {
        handle = given;
        if (!isGiven)
            return waiting.TryTake(out handle);
        isGiven = false;
        receive = default;
        return true;
    }

    public void Clear()
    {
        while (TryGiveUp(out _))
        {
        }
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        id.Encode(ref codec);
        codec.Epoch(ref receive);
        codec.Value(ref isGiven);
        if (isGiven)
            codec.Value(ref given);
        var count = waiting.Count;
        codec.Count(ref count, WaitingMax);
        waiting.Resize(count);
        for (var index = 0; index < count; index++)
            codec.Value(ref waiting[index]);
    }

    public void CopyTo(Subscriber other)
    {
        (other.id, other.receive, other.isGiven, other.given) = (id, receive, isGiven, given);
        waiting.CopyTo(other.waiting);
    }
}
