using Holdover.Machines;

namespace Holdover.Party;

/// <summary>What happened to a listener.</summary>
public record struct ListenerInput(ListenerTrigger Trigger) : IInput<ListenerTrigger>
{
    public ConnectionEpoch Connection;
    public TextId Client;
    public long ReceivedUntil;
    public bool SaysWhereItStands;

    /// <summary>With a probe: the sender's clock, to be echoed exactly, and when it came, on the server's.</summary>
    public long ClientTransmitted;

    public MonotonicTime Received;
    public StreamView Stream;

    public static ListenerInput Connected(ConnectionEpoch connection) => new(ListenerTrigger.Connected) { Connection = connection };

    public static ListenerInput HelloReceived(ConnectionEpoch connection, TextId client, long? receivedUntil) =>
        new(ListenerTrigger.HelloReceived)
        {
            Connection = connection, Client = client, ReceivedUntil = receivedUntil ?? 0, SaysWhereItStands = receivedUntil.HasValue,
        };

    public static ListenerInput StateReceived(ConnectionEpoch connection) => new(ListenerTrigger.StateReceived) { Connection = connection };

    public static ListenerInput ClockProbed(ConnectionEpoch connection, long clientTransmitted, MonotonicTime received) =>
        new(ListenerTrigger.ClockProbed) { Connection = connection, ClientTransmitted = clientTransmitted, Received = received };

    public static ListenerInput Disconnected(ConnectionEpoch connection) => new(ListenerTrigger.Disconnected) { Connection = connection };

    public static ListenerInput StreamBegan(in StreamView stream) => new(ListenerTrigger.StreamBegan) { Stream = stream };

    public static ListenerInput FramesAdded(in StreamView stream) => new(ListenerTrigger.FramesAdded) { Stream = stream };

    public static ListenerInput StreamEnded() => new(ListenerTrigger.StreamEnded);

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var trigger = Trigger;
        codec.Value(ref trigger);
        Trigger = trigger;
        codec.Epoch(ref Connection);
        codec.Value(ref Client);
        codec.Value(ref SaysWhereItStands);
        codec.Instant(ref ReceivedUntil);
        codec.Value(ref ClientTransmitted);
        codec.Value(ref Received);
        Stream.Encode(ref codec);
    }
}
