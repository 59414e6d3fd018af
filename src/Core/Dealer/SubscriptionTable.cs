namespace Holdover.Dealer;

/// <summary>
/// Who wants messages and who answers requests, by address. It belongs to nobody's transport: a dealer that has not
/// started, is between two attempts or could not start at all has the same table as one that is online.
/// </summary>
public sealed class SubscriptionTable
{
    /// <summary>Addresses in all, of subscribers and handlers each.</summary>
    public const int AddressesMax = 256;

    private readonly UriNode subscribers = new("");
    private readonly UriNode handlers = new("");
    private int minted;

    /// <summary>Addresses that are subscribed to, one counted as often as it is subscribed to.</summary>
    public int Subscribed { get; private set; }

    /// <summary>Addresses whose requests are answered.</summary>
    public int Handled { get; private set; }

    /// <summary>Subscribes to all of these addresses and what is below them, or to none.</summary>
    public SubscriptionError TrySubscribe(ReadOnlySpan<string> uris, out SubscriberId subscriber)
    {
        subscriber = default;
        var error = ProblemOf(uris);
        if (error == SubscriptionError.None && Subscribed + uris.Length > AddressesMax)
            error = SubscriptionError.TooMany;
        if (error != SubscriptionError.None)
            return error;
        subscriber = new(++minted);
        foreach (var uri in uris)
            Node(subscribers, uri).Subscribers.Add(subscriber);
        Subscribed += uris.Length;
        return SubscriptionError.None;
    }

    /// <summary>Answers the requests to all of these addresses and what is below them, or to none. Nobody else may.</summary>
    public SubscriptionError TryHandle(ReadOnlySpan<string> uris, out HandlerId handler)
    {
        handler = default;
        var error = ProblemOf(uris);
        if (error == SubscriptionError.None && Handled + uris.Length > AddressesMax)
            error = SubscriptionError.TooMany;
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
    public void Remove(SubscriberId subscriber) => Subscribed -= subscribers.Remove(subscriber, HandlerId.None);

    public void Remove(HandlerId handler) => Handled -= handlers.Remove(default, handler);

    /// <summary>
    /// Everybody who wants a message, each once, those of the shortest address first. What they do when they are told, even
    /// if they subscribe or leave, changes only who is told of the next.
    /// </summary>
    /// <param name="uri">The message's address, of any kind.</param>
    /// <param name="matching">Room for <see cref="AddressesMax"/>.</param>
    /// <returns>How many there are; none means that the message was nobody's.</returns>
    public int Match(ReadOnlySpan<char> uri, Span<SubscriberId> matching)
    {
        Span<Range> segments = stackalloc Range[DealerUri.SegmentsMax];
        if (DealerUri.Split(uri, segments, out var length) != SubscriptionError.None)
            return 0;
        var count = 0;
        var node = subscribers;
        foreach (var segment in segments[..length])
        {
            if (node.Child(uri[segment]) is not { } child)
                break;
            node = child;
            count = node.AddSubscribers(matching, count);
        }

        return count;
    }

    /// <summary>Who answers requests to an address, or nobody.</summary>
    public HandlerId HandlerOf(ReadOnlySpan<char> uri)
    {
        Span<Range> segments = stackalloc Range[DealerUri.SegmentsMax];
        if (DealerUri.Split(uri, segments, out var length) != SubscriptionError.None)
            return HandlerId.None;
        var node = handlers;
        for (var index = 0; index < length && node.Handler.IsNone; index++)
        {
            if (node.Child(uri[segments[index]]) is not { } child)
                return HandlerId.None;
            node = child;
        }

        return node.Handler;
    }

    private static SubscriptionError ProblemOf(ReadOnlySpan<string> uris)
    {
        Span<Range> segments = stackalloc Range[DealerUri.SegmentsMax];
        foreach (var uri in uris)
        {
            if (DealerUri.Split(uri, segments, out _) is not SubscriptionError.None and var error)
                return error;
        }

        return SubscriptionError.None;
    }

    private static UriNode Node(UriNode root, ReadOnlySpan<char> uri)
    {
        Span<Range> segments = stackalloc Range[DealerUri.SegmentsMax];
        var error = DealerUri.Split(uri, segments, out var length);
        Invariant.Holds(error == SubscriptionError.None);
        foreach (var segment in segments[..length])
            root = root.ChildOrNew(uri[segment]);
        return root;
    }

    private bool TryClaim(string uri, HandlerId handler)
    {
        if (!HandlerOf(uri).IsNone)
            return false;
        var node = Node(handlers, uri);
        if (node.HasChildren)
            return false;
        node.Handler = handler;
        Handled++;
        return true;
    }
}
