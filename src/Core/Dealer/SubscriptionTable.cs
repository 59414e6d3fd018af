using Holdover.Machines;

namespace Holdover.Dealer;

/// <summary>
/// Who wants messages and who answers requests, by address. It belongs to nobody's transport: a dealer that has not
/// started, is between two attempts or could not start at all has the same table as one that is online.
/// </summary>
/// <param name="texts">Where the addresses get their ids; null for a table by itself.</param>
public sealed class SubscriptionTable(TextTable? texts = null) : IEncodable, ICopyable<SubscriptionTable>
{
    /// <summary>Addresses in all, of subscribers and handlers each.</summary>
    public const int AddressesMax = 256;

    private readonly TextTable texts = texts ?? new();
    private readonly AddressHolders subscribers = new();
    private readonly AddressHolders handlers = new();
    private int minted;

    /// <summary>Addresses that are subscribed to, one counted as often as it is subscribed to.</summary>
    public int Subscribed => subscribers.Count;

    /// <summary>Addresses whose requests are answered.</summary>
    public int Handled => handlers.Count;

    /// <summary>Subscribes to all of these addresses and what is below them, or to none.</summary>
    public SubscriptionError TrySubscribe(ReadOnlySpan<string> uris, out SubscriberId subscriber)
    {
        subscriber = default;
        var error = ProblemOf(uris, Subscribed);
        if (error != SubscriptionError.None)
            return error;
        subscriber = new(++minted);
        foreach (var uri in uris)
            subscribers.Add(DealerUri.Intern(uri, texts), subscriber.Value);
        return SubscriptionError.None;
    }

    /// <summary>Answers the requests to all of these addresses and what is below them, or to none. Nobody else may.</summary>
    public SubscriptionError TryHandle(ReadOnlySpan<string> uris, out HandlerId handler)
    {
        handler = default;
        var error = ProblemOf(uris, Handled);
        if (error != SubscriptionError.None)
            return error;
        handler = new(++minted);
        foreach (var uri in uris)
        {
            if (TryClaim(uri, handler))
                continue;
            Remove(handler);
            handler = default;
            return SubscriptionError.AlreadyHandled;
        }

        return SubscriptionError.None;
    }

    /// <summary>Takes off a subscriber, who may be gone already. From here on what only they wanted is nobody's.</summary>
    public void Remove(SubscriberId subscriber) => subscribers.Remove(subscriber.Value);

    public void Remove(HandlerId handler) => handlers.Remove(handler.Value);

    /// <summary>
    /// Everybody who wants a message, each once, those of the shortest address first. What they do when they are told, even
    /// if they subscribe or leave, changes only who is told of the next.
    /// </summary>
    /// <param name="uri">The message's address, of any kind.</param>
    /// <param name="matching">Room for <see cref="AddressesMax"/>.</param>
    /// <returns>How many there are; none means that the message was nobody's.</returns>
    public int Match(ReadOnlySpan<char> uri, Span<SubscriberId> matching)
    {
        Span<TextId> path = stackalloc TextId[DealerUri.SegmentsMax];
        var count = 0;
        foreach (var address in path[..DealerUri.Path(uri, texts, path)])
            count = AddSubscribers(address, matching, count);
        return count;
    }

    /// <summary>Who answers requests to an address, or nobody.</summary>
    public HandlerId HandlerOf(ReadOnlySpan<char> uri)
    {
        Span<TextId> path = stackalloc TextId[DealerUri.SegmentsMax];
        var known = path[..DealerUri.Path(uri, texts, path)];
        foreach (var (address, holder) in handlers.All)
        {
            if (known.Contains(address))
                return new(holder);
        }

        return HandlerId.None;
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        subscribers.Encode(ref codec);
        handlers.Encode(ref codec);
        codec.Value(ref minted);
    }

    /// <summary>Makes another table over the same texts the same.</summary>
    public void CopyTo(SubscriptionTable other)
    {
        subscribers.CopyTo(other.subscribers);
        handlers.CopyTo(other.handlers);
        other.minted = minted;
    }

    private static SubscriptionError ProblemOf(ReadOnlySpan<string> uris, int registered)
    {
        Span<Range> segments = stackalloc Range[DealerUri.SegmentsMax];
        foreach (var uri in uris)
        {
            if (DealerUri.Split(uri, segments, out _) is not SubscriptionError.None and var error)
                return error;
        }

        return registered + uris.Length > AddressesMax ? SubscriptionError.TooMany : SubscriptionError.None;
    }

    /// <summary>Adds who is not among the first so many yet, and says how many there are then.</summary>
    private int AddSubscribers(TextId wanted, Span<SubscriberId> among, int count)
    {
        foreach (var (address, holder) in subscribers.All)
        {
            if (address == wanted && !among[..count].Contains(new(holder)))
                among[count++] = new(holder);
        }

        return count;
    }

    private bool TryClaim(string uri, HandlerId handler)
    {
        var claimed = DealerUri.Intern(uri, texts);
        if (!HandlerOf(uri).IsNone || IsAnyBelow(claimed))
            return false;
        handlers.Add(claimed, handler.Value);
        return true;
    }

    private bool IsAnyBelow(TextId claimed)
    {
        Span<TextId> path = stackalloc TextId[DealerUri.SegmentsMax];
        foreach (var (address, _) in handlers.All)
        {
            if (path[..DealerUri.Path(texts[address], texts, path)].Contains(claimed))
                return true;
        }

        return false;
    }
}
