using Holdover.Machines;

namespace Holdover.Party;

/// <summary>What happened to a listener.</summary>
public record struct ListenerInput(ListenerTrigger Trigger) : IInput<ListenerTrigger>
{
    public ConnectionEpoch Connection;
    public TextId Client;

    /// <summary>With a hello: where it stands on the server's clock, and who says so.</summary>
    public long Until;

    public StandKind Stand;

    /// <summary>With a hello: the bytes that it may be sent ahead, or 0.</summary>
    public int Capacity;

    public ListenerNeeds Needs;

    /// <summary>With a hello, or a request for another format.</summary>
    public CodecWish Codecs;

    /// <summary>With a probe: the sender's clock, to be echoed exactly, and when it came, on the server's.</summary>
    public long ClientTransmitted;

    public MonotonicTime Received;

    /// <summary>Whether a probe was answered where it came in, as it may be once there was a hello: it only counts.</summary>
    public bool IsAnswered;

    /// <summary>With a refusal: the generation.</summary>
    public PlayRequestId Request;

    public StreamView Stream;

    public static ListenerInput Connected(ConnectionEpoch connection) => new(ListenerTrigger.Connected) { Connection = connection };

    /// <param name="connection">The connection.</param>
    /// <param name="client">Who it is.</param>
    /// <param name="receivedUntil">Where it says that it stands; null if it does not say.</param>
    /// <param name="sentUntil">Its whole sent-through mark, if a worker that is dead by now left one; else null.</param>
    /// <param name="capacity">The bytes that it announced to hold, or 0.</param>
    /// <param name="codecs">How it wants chunks encoded; plain samples if it does not say.</param>
    public static ListenerInput HelloReceived(ConnectionEpoch connection, TextId client, long? receivedUntil, long? sentUntil, int capacity, CodecWish codecs = default) =>
        new(ListenerTrigger.HelloReceived)
        {
            Connection = connection,
            Client = client,
            Until = receivedUntil ?? sentUntil ?? 0,
            Stand = receivedUntil.HasValue ? StandKind.Said : sentUntil.HasValue ? StandKind.Marked : StandKind.Unknown,
            Capacity = Math.Max(capacity, 0),
            Codecs = codecs,
        };

    /// <summary>It asks for chunks to be encoded otherwise.</summary>
    public static ListenerInput FormatRequested(ConnectionEpoch connection, CodecWish codecs) => new(ListenerTrigger.FormatRequested) { Connection = connection, Codecs = codecs };

    public static ListenerInput StateReceived(ConnectionEpoch connection, in ListenerNeeds needs) =>
        new(ListenerTrigger.StateReceived) { Connection = connection, Needs = needs };

    public static ListenerInput ClockProbed(ConnectionEpoch connection, long clientTransmitted, MonotonicTime received, bool isAnswered = false) =>
        new(ListenerTrigger.ClockProbed) { Connection = connection, ClientTransmitted = clientTransmitted, Received = received, IsAnswered = isAnswered };

    /// <summary>The connection would block. From this timestamp on no audio was taken, nor will be until it is unblocked.</summary>
    public static ListenerInput Blocked(ConnectionEpoch connection, PlayRequestId request, long until) =>
        new(ListenerTrigger.Blocked) { Connection = connection, Request = request, Until = until };

    public static ListenerInput Drained(ConnectionEpoch connection) => new(ListenerTrigger.Drained) { Connection = connection };

    public static ListenerInput Superseded(ConnectionEpoch connection) => new(ListenerTrigger.Superseded) { Connection = connection };

    public static ListenerInput Disconnected(ConnectionEpoch connection) => new(ListenerTrigger.Disconnected) { Connection = connection };

    public static ListenerInput StreamBegan(in StreamView stream) => new(ListenerTrigger.StreamBegan) { Stream = stream };

    public static ListenerInput FramesAdded(in StreamView stream) => new(ListenerTrigger.FramesAdded) { Stream = stream };

    /// <summary>There is no stream any more; with a connection, none for this one.</summary>
    public static ListenerInput StreamEnded() => new(ListenerTrigger.StreamEnded);

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var trigger = Trigger;
        codec.Value(ref trigger);
        Trigger = trigger;
        codec.Epoch(ref Connection);
        codec.Value(ref Client);
        codec.Value(ref Stand);
        codec.Instant(ref Until);
        codec.Value(ref Capacity);
        Needs.Encode(ref codec);
        Codecs.Encode(ref codec);
        codec.Value(ref ClientTransmitted);
        codec.Value(ref Received);
        codec.Value(ref IsAnswered);
        codec.Epoch(ref Request);
        Stream.Encode(ref codec);
    }
}
