using Holdover.Machines;
using Holdover.Playback;
using Holdover.Sendspin;

namespace Holdover.Party;

/// <summary>What a listener's connection asks for.</summary>
public record struct ListenerEffect(ListenerAction Action) : IEncodable
{
    public ConnectionEpoch Connection;
    public TextId Client;
    public PlayRequestId Request;
    public FrameGrid Grid;
    public int Channels;
    public Codec Codec;
    public long From;
    public long Count;
    public long ClientTransmitted;
    public MonotonicTime Received;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var action = Action;
        codec.Value(ref action);
        Action = action;
        codec.Epoch(ref Connection);
        codec.Value(ref Client);
        codec.Epoch(ref Request);
        Grid.Encode(ref codec);
        codec.Value(ref Channels);
        codec.Value(ref Codec);
        codec.Value(ref From);
        codec.Value(ref Count);
        codec.Value(ref ClientTransmitted);
        codec.Value(ref Received);
    }
}
