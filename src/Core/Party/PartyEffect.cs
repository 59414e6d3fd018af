using Holdover.Machines;
using Holdover.Sendspin;

namespace Holdover.Party;

/// <summary>What a party asks the world for.</summary>
public record struct PartyEffect(PartyAction Action) : IEncodable
{
    public ConnectionEpoch Connection;
    public TextId Client;
    public PlayRequestId Request;

    /// <summary>With what is asked of a source: the opening, the item of the queue, and the frames of it.</summary>
    public SourceEpoch Source;

    public int Track;
    public long From;
    public int Count;
    public StreamBreak Break;

    /// <summary>With what the coordinator is told.</summary>
    public StreamHeld Held;

    public int Listeners;
    public int Rate;
    public int Channels;
    public Codec Codec;

    /// <summary>With a chunk: the server's instant of the piece's first frame, and where its bytes are.</summary>
    public long Timestamp;

    public ChunkPiece Piece;
    public long ClientTransmitted;
    public MonotonicTime Received;
    public bool Failed;

    /// <summary>With what a member of a group is told.</summary>
    public GroupsEffect Told;

    /// <summary>With what plays.</summary>
    public PartyStand Stand;

    /// <summary>With what the coordinator's groups are told.</summary>
    public GroupsInput Groups;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var action = Action;
        var (handle, offset, count) = Piece;
        codec.Value(ref action);
        codec.Epoch(ref Connection);
        codec.Value(ref Client);
        codec.Epoch(ref Request);
        codec.Epoch(ref Source);
        codec.Value(ref Track);
        codec.Value(ref From);
        codec.Value(ref Count);
        codec.Value(ref Break);
        Held.Encode(ref codec);
        codec.Value(ref Listeners);
        codec.Value(ref Rate);
        codec.Value(ref Channels);
        codec.Value(ref Codec);
        codec.Instant(ref Timestamp);
        codec.Value(ref handle);
        codec.Value(ref offset);
        codec.Value(ref count);
        codec.Value(ref ClientTransmitted);
        codec.Value(ref Received);
        codec.Value(ref Failed);
        Told.Encode(ref codec);
        if (action == PartyAction.TellGroups)
            Groups.Encode(ref codec);
        if (action == PartyAction.TellMetadata)
            Stand.Encode(ref codec);
        (Action, Piece) = (action, new(handle, offset, count));
    }
}
