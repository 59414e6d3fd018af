using Holdover.Machines;
using Holdover.Playback;

namespace Holdover.Party;

/// <summary>What the coordinator asks for.</summary>
public record struct CoordinatorEffect(CoordinatorAction Action) : IEncodable
{
    /// <summary>The worker that is told.</summary>
    public ProcessEpoch Worker;

    /// <summary>The opening that is asked for something.</summary>
    public SourceEpoch Source;

    public PlayRequestId Request;
    public FrameGrid Grid;
    public int Channels;
    public int Track;

    /// <summary>With a chunk: the frame of the grid at which its item of the queue begins.</summary>
    public long TrackFirst;

    public long From;
    public long Count;
    public ChunkRef Chunk;
    public StreamBreak Break;

    /// <summary>With the report of the end: whether the source failed.</summary>
    public bool Failed;

    /// <summary>With how things stand.</summary>
    public PartyStand Stand;

    /// <summary>With what a member of a group is told.</summary>
    public GroupsEffect Told;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var action = Action;
        codec.Value(ref action);
        Action = action;
        codec.Epoch(ref Worker);
        codec.Epoch(ref Source);
        codec.Epoch(ref Request);
        Grid.Encode(ref codec);
        codec.Value(ref Channels);
        codec.Value(ref Track);
        codec.Value(ref TrackFirst);
        codec.Value(ref From);
        codec.Value(ref Count);
        Chunk.Encode(ref codec);
        codec.Value(ref Break);
        codec.Value(ref Failed);
        if (action == CoordinatorAction.TellStand)
            Stand.Encode(ref codec);
        if (action == CoordinatorAction.TellMember)
            Told.Encode(ref codec);
    }
}
