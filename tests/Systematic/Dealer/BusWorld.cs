using System.Text;
using Holdover.Dealer;
using Holdover.Machines;

namespace Holdover.Tests.Systematic.Dealer;

/// <summary>
/// A dealer's node under virtual time with its frames as bytes, bound as a host would bind it: a frame is read, the step
/// is made, what is asked for is carried out. Transports open at once.
/// </summary>
internal sealed class BusWorld
{
    private static readonly Duration Moment = Duration.FromMilliseconds(1);

    private readonly Outbox<DealerEffect> outbox = new(DealerNode.EffectsMax);
    private MonotonicTime now = new(1_000_000);
    private uint receives;

    public BusWorld()
    {
        Frames = new(Node.Texts);
    }

    public DealerNode Node { get; private set; } = new(DealerSettings.Default, Dice.Fixed);

    public DealerFrames Frames { get; private set; }

    public ConnectionEpoch Live { get; private set; }

    /// <summary>Everything asked for since the beginning.</summary>
    public List<DealerEffect> Asked { get; } = [];

    /// <summary>What was sent, as the text of the frame.</summary>
    public List<string> Replies { get; } = [];

    /// <summary>What each subscriber was given, as text, and for which waiting.</summary>
    public List<(SubscriberId Subscriber, ReceiveEpoch Receive, string Text)> Given { get; } = [];

    /// <summary>The endpoints of the commands that handlers were given.</summary>
    public List<(HandlerId Handler, string Endpoint, TextId Key)> Commands { get; } = [];

    public IEnumerable<MessageDrop> Drops => Asked.Where(effect => effect.Action == DealerAction.DropMessage).Select(effect => effect.Drop);

    public BusWorld Start()
    {
        Step(DealerInput.StartRequested());
        return Open();
    }

    /// <summary>From an attempt to a connection with an id that is acknowledged.</summary>
    public BusWorld Open()
    {
        Step(DealerInput.EndpointResolved(Live, 1));
        Step(DealerInput.TransportOpened(Live));
        Step(DealerInput.PongReceived(Live));
        Hear($$$"""{"type":"message","uri":"hm://pusher/v1/connections/x","headers":{"Spotify-Connection-Id":"id {{{Live.Value}}}"}}""");
        Step(DealerInput.RegistrationAcknowledged(Asked.Last(effect => effect.Action == DealerAction.PutState).Registration));
        Assert.Equal(DealerState.Registered, Node.State);
        return this;
    }

    /// <summary>The connection breaks, and the next attempt begins when it is due.</summary>
    public BusWorld Lose()
    {
        Step(DealerInput.TransportClosed(Live, DealerCause.TransportError));
        now = Node.NextDeadline;
        Node.Tick(now, outbox);
        Drain();
        return this;
    }

    public SubscriptionError Subscribe(out SubscriberId subscriber, params string[] uris)
    {
        var answer = Register(BusInput.SubscribeRequested(7, new([.. uris.Select(uri => Node.Texts.Intern(uri))])));
        subscriber = answer.Subscriber;
        return answer.Error;
    }

    public SubscriptionError Handle(out HandlerId handler, params string[] uris)
    {
        var answer = Register(BusInput.HandleRequested(8, new([.. uris.Select(uri => Node.Texts.Intern(uri))])));
        handler = answer.Handler;
        return answer.Error;
    }

    public ReceiveEpoch Receive(SubscriberId subscriber)
    {
        var receive = new ReceiveEpoch(++receives);
        Step(BusInput.ReceiveRequested(subscriber, receive));
        return receive;
    }

    public BusWorld Hear(string frame) => Hear(Encoding.UTF8.GetBytes(frame));

    public BusWorld Hear(byte[] frame)
    {
        Step(Frames.Read(Live, frame));
        return this;
    }

    /// <summary>A message with its text as its JSON.</summary>
    public BusWorld Message(string uri, string text) => Hear($$"""{"type":"message","uri":"{{uri}}","payloads":[{"text":"{{text}}"}]}""");

    public BusWorld Request(string uri, string key, uint message = 1, string endpoint = "pause")
    {
        var command = $$$"""{"message_id":{{{message}}},"sent_by_device_id":"phone","command":{"endpoint":"{{{endpoint}}}"}}""";
        return Hear($$$"""{"type":"request","message_ident":"{{{uri}}}","key":"{{{key}}}","payload":{"compressed":"{{{Convert.ToBase64String(Encoding.UTF8.GetBytes(command))}}}"}}""");
    }

    public void Step(in BusInput input)
    {
        now += Moment;
        Node.Step(in input, now, outbox);
        Drain();
    }

    /// <summary>The node is written whole and read into a new one, which goes on.</summary>
    public void Restore()
    {
        var (bytes, node) = (new byte[16_384], Node);
        var length = ExactWriter.Write(ref node, bytes);
        var restored = new DealerNode(DealerSettings.Default, Dice.Fixed, Node.Texts);
        Assert.True(ExactReader.TryRead(bytes.AsSpan(0, length), ref restored));
        restored.Rewind(now);
        Node = restored;
    }

    private DealerEffect Register(in BusInput wish)
    {
        Step(in wish);
        var answer = Asked.Last(effect => effect.Action == DealerAction.TellRegistered);
        Assert.Equal(wish.Wish, answer.Handle);
        return answer;
    }

    private void Drain()
    {
        foreach (var effect in outbox.Effects)
            CarryOut(effect);
        Frames.Settle(Node.Names);
        outbox.Clear();
    }

    private void CarryOut(DealerEffect effect)
    {
        Asked.Add(effect);
        if (effect.Action is DealerAction.ResolveEndpoint or DealerAction.OpenTransport)
            Live = effect.Connection;
        if (effect.Action == DealerAction.SendReply && Frames.ReplyOf(in effect) is { } reply)
            Replies.Add($"{reply.Key} {reply.Success}");
        if (effect.Action == DealerAction.DeliverRequest)
            Commands.Add((effect.Handler, Frames.Command!.Endpoint, effect.Key));
        if (effect.Action == DealerAction.GiveMessage)
            Given.Add((effect.Subscriber, effect.Receive, TextOf(effect.Handle)));
        Frames.Release(in effect);
    }

    private string TextOf(int handle) =>
        System.Text.Json.JsonDocument.Parse(Frames.PayloadOf(handle)!.Content.Span.ToArray()).RootElement.GetProperty("text").GetString()!;
}
