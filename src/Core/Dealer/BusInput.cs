using Holdover.Machines;

namespace Holdover.Dealer;

/// <summary>What happened to a dealer's node.</summary>
public record struct BusInput(BusPart Part) : IEncodable
{
    public DealerInput Dealer;

    /// <summary>
    /// With a message or a request: the longest address at or above its own that was ever registered; none if none was.
    /// What else a peer writes there needs no id.
    /// </summary>
    public TextId Address;

    public AddressList Addresses;
    public SubscriberId Subscriber;
    public HandlerId Handler;
    public ReceiveEpoch Receive;

    /// <summary>The host's name for a wish to be registered: its answer has it.</summary>
    public int Wish;

    public static implicit operator BusInput(in DealerInput input) => new(BusPart.Dealer) { Dealer = input };

    public static BusInput MessageReceived(ConnectionEpoch connection, TextId address, int handle) =>
        new(BusPart.Dealer) { Dealer = DealerInput.MessageReceived(connection, handle), Address = address };

    public static BusInput RequestReceived(ConnectionEpoch connection, TextId key, TextId address, RequestIdentity identity, int handle) =>
        new(BusPart.Dealer) { Dealer = DealerInput.RequestReceived(connection, key, HandlerId.None, identity, handle), Address = address };

    public static BusInput FrameUnreadable() => new(BusPart.Unreadable);

    public static BusInput BeginRequested() => new(BusPart.Begin);

    /// <summary>The addresses are texts of the node.</summary>
    public static BusInput SubscribeRequested(int wish, in AddressList addresses) => new(BusPart.Subscribe) { Wish = wish, Addresses = addresses };

    /// <summary>The addresses are texts of the node.</summary>
    public static BusInput HandleRequested(int wish, in AddressList addresses) => new(BusPart.Handle) { Wish = wish, Addresses = addresses };

    public static BusInput SubscriberLeft(SubscriberId subscriber) => new(BusPart.Leave) { Subscriber = subscriber };

    public static BusInput HandlerLeft(HandlerId handler) => new(BusPart.Leave) { Handler = handler };

    public static BusInput ReceiveRequested(SubscriberId subscriber, ReceiveEpoch receive) =>
        new(BusPart.Receive) { Subscriber = subscriber, Receive = receive };

    public static BusInput ReceiveCancelled(SubscriberId subscriber, ReceiveEpoch receive) =>
        new(BusPart.CancelReceive) { Subscriber = subscriber, Receive = receive };

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var part = Part;
        codec.Value(ref part);
        Part = part;
        if (part == BusPart.Dealer)
        {
            Dealer.Encode(ref codec);
            codec.Value(ref Address);
            return;
        }

        Addresses.Encode(ref codec);
        Subscriber.Encode(ref codec);
        Handler.Encode(ref codec);
        codec.Epoch(ref Receive);
        codec.Value(ref Wish);
    }
}
