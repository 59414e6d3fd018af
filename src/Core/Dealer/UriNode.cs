namespace Holdover.Dealer;

/// <summary>One segment of the addresses that are registered, and what is registered for just the address that ends here.</summary>
internal sealed class UriNode(string segment)
{
    private readonly List<UriNode> children = [];

    /// <summary>Who wants to be told, in the order in which they came.</summary>
    public List<SubscriberId> Subscribers { get; } = [];

    public HandlerId Handler { get; set; }

    public bool HasChildren => children.Count > 0;

    private bool IsEmpty => children.Count == 0 && Subscribers.Count == 0 && Handler.IsNone;

    public UriNode? Child(ReadOnlySpan<char> name)
    {
        foreach (var child in children)
        {
            if (name.SequenceEqual(child.Segment))
                return child;
        }

        return null;
    }

    public UriNode ChildOrNew(ReadOnlySpan<char> name)
    {
        var child = Child(name);
        if (child is null)
            children.Add(child = new(name.ToString()));
        return child;
    }

    /// <summary>Adds who is not among the first so many yet, and says how many there are then.</summary>
    public int AddSubscribers(Span<SubscriberId> among, int count)
    {
        foreach (var subscriber in Subscribers)
        {
            if (!among[..count].Contains(subscriber))
                among[count++] = subscriber;
        }

        return count;
    }

    /// <summary>Takes somebody off every address from here down, and away what is left without anybody. Says how many addresses.</summary>
    public int Remove(SubscriberId subscriber, HandlerId handler)
    {
        var removed = Subscribers.RemoveAll(candidate => candidate == subscriber);
        if (!handler.IsNone && Handler == handler)
        {
            Handler = HandlerId.None;
            removed++;
        }

        foreach (var child in children)
            removed += child.Remove(subscriber, handler);
        children.RemoveAll(child => child.IsEmpty);
        return removed;
    }

    private string Segment { get; } = segment;
}
