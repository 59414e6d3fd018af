using Holdover.Dealer;

namespace Holdover.Tests.Property.Dealer;

/// <summary>Subscriptions as a list of addresses, each a text in which one is below the other if it begins with it.</summary>
internal sealed class NaiveSubscriptions
{
    private readonly List<(string Path, int Id)> subscribers = [];
    private readonly List<(string Path, int Id)> handlers = [];

    public int Subscribed => subscribers.Count;

    public int Handled => handlers.Count;

    public void Subscribe(string[] uris, SubscriberId id)
    {
        if (uris.All(uri => PathOf(uri) is not null))
            subscribers.AddRange(uris.Select(uri => (PathOf(uri)!, id.Value)));
    }

    public SubscriptionError Handle(string[] uris, HandlerId id)
    {
        if (uris.Any(uri => PathOf(uri) is null))
            return SubscriptionError.InvalidUri;
        var claimed = new List<(string Path, int Id)>();
        foreach (var path in uris.Select(uri => PathOf(uri)!))
        {
            if (handlers.Concat(claimed).Any(other => path.StartsWith(other.Path, StringComparison.Ordinal) || other.Path.StartsWith(path, StringComparison.Ordinal)))
                return SubscriptionError.AlreadyHandled;
            claimed.Add((path, id.Value));
        }

        handlers.AddRange(claimed);
        return SubscriptionError.None;
    }

    public bool Remove(int id) => subscribers.RemoveAll(entry => entry.Id == id) + handlers.RemoveAll(entry => entry.Id == id) > 0;

    public IEnumerable<int> Match(string uri) =>
        PathOf(uri) is not { } path ? [] : subscribers.Where(entry => path.StartsWith(entry.Path, StringComparison.Ordinal)).Select(entry => entry.Id).Distinct().Order();

    public int HandlerOf(string uri) =>
        PathOf(uri) is not { } path ? 0 : handlers.Find(entry => path.StartsWith(entry.Path, StringComparison.Ordinal)).Id;

    /// <summary>Every segment closed by a mark that no segment has, so that "ab" is not below "a".</summary>
    private static string? PathOf(string uri)
    {
        var separator = uri.StartsWith("spotify:", StringComparison.Ordinal) ? ':' : '/';
        var (scheme, rest) = uri.StartsWith("hm://", StringComparison.Ordinal) ? ("hm", uri[5..])
            : separator == ':' ? ("spotify", uri[8..])
            : ("", uri);
        if (scheme.Length == 0 && !uri.Contains('/'))
            return null;
        rest = rest.TrimEnd(separator);
        return scheme + "\n" + (rest.Length == 0 ? "" : rest.Replace(separator, '\n') + "\n");
    }
}
