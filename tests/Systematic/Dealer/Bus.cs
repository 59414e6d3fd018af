using System.Text;

using Holdover.Dealer;

namespace Holdover.Tests.Systematic.Dealer;

/// <summary>
/// A dealer with those who live by it, joined as a host joins them: frames come as the wire has them, and what is
/// delivered waits with each subscriber until they look.
/// </summary>
internal sealed class Bus(DealerWorld dealer)
{
    private const int WaitingMax = 8;

    private readonly List<DealerFrame> frames = [];
    private readonly SortedDictionary<int, SubscriberQueue<string>> waiting = [];
    private readonly List<(int Handler, string Key)> requests = [];

    public DealerWorld Dealer => dealer;

    public SubscriptionTable Table { get; } = new();

    /// <summary>Who was asked what, by key.</summary>
    public IReadOnlyList<(int Handler, string Key)> Requests => requests;

    /// <summary>Messages that were nobody's.</summary>
    public int Unclaimed { get; private set; }

    public SubscriberId Subscribe(params string[] uris)
    {
        Assert.Equal(SubscriptionError.None, Table.TrySubscribe(uris, out var subscriber));
        waiting.Add(subscriber.Value, new(WaitingMax));
        return subscriber;
    }

    public HandlerId Answer(params string[] uris)
    {
        Assert.Equal(SubscriptionError.None, Table.TryHandle(uris, out var handler));
        return handler;
    }

    /// <summary>What a subscriber finds when they look: the address of a message, or null.</summary>
    public string? Take(SubscriberId subscriber) => waiting[subscriber.Value].TryTake(out var uri) ? uri : null;

    public void SendMessage(string uri) => Receive($$"""{"type":"message","uri":"{{uri}}","headers":{},"payloads":[]}""");

    public void SendRequest(string uri, string key) =>
        Receive($$$"""{"type":"request","message_ident":"{{{uri}}}","key":"{{{key}}}","headers":{},"payload":{"compressed":""}}""");

    private void Receive(string text)
    {
        var frame = DealerFrameReader.Read(Encoding.UTF8.GetBytes(text)).Frame!;
        frames.Add(frame);
        var handle = frames.Count - 1;
        var told = dealer.Asked().Count();
        dealer.Hear(frame is DealerRequest request
            ? DealerInput.RequestReceived(dealer.Live, new(frames.Count), Table.HandlerOf(request.MessageIdent), default, handle)
            : DealerInput.MessageReceived(dealer.Live, handle));
        foreach (var effect in dealer.Asked().Skip(told).ToArray())
            Deliver(in effect);
    }

    private void Deliver(in DealerEffect effect)
    {
        if (effect.Action == DealerAction.DeliverMessage)
            Deliver(((DealerMessage)frames[effect.Handle]).Uri);
        if (effect.Action == DealerAction.DeliverRequest)
            requests.Add((effect.Handler.Value, ((DealerRequest)frames[effect.Handle]).Key));
    }

    private void Deliver(string uri)
    {
        var matching = new SubscriberId[SubscriptionTable.AddressesMax];
        var count = Table.Match(uri, matching);
        Unclaimed += count == 0 ? 1 : 0;
        foreach (var subscriber in matching[..count])
            waiting[subscriber.Value].Add(uri);
    }
}
