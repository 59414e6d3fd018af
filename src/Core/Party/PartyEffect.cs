using Holdover.Machines;

namespace Holdover.Party;

/// <summary>What a party asks the world for.</summary>
public record struct PartyEffect(PartyAction Action) : IEncodable
{
    public ConnectionEpoch Connection;
    public PlayRequestId Request;
    public int Rate;
    public int Channels;

    /// <summary>With a chunk: the server's instant of the piece's first frame, and where its bytes are.</summary>
    public long Timestamp;

    public ChunkPiece Piece;
    public long ClientTransmitted;
    public MonotonicTime Received;
    public bool Failed;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var action = Action;
        var (handle, offset, count) = Piece;
        codec.Value(ref action);
        codec.Epoch(ref Connection);
        codec.Epoch(ref Request);
        codec.Value(ref Rate);
        codec.Value(ref Channels);
        codec.Instant(ref Timestamp);
        codec.Value(ref handle);
        codec.Value(ref offset);
        codec.Value(ref count);
        codec.Value(ref ClientTransmitted);
        codec.Value(ref Received);
        codec.Value(ref Failed);
        (Action, Piece) = (action, new(handle, offset, count));
    }
}
