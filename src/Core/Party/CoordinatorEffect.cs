using Holdover.Machines;
using Holdover.Playback;

namespace Holdover.Party;

/// <summary>What the coordinator asks for.</summary>
public record struct CoordinatorEffect(CoordinatorAction Action) : IEncodable
{
    public PlayRequestId Request;
    public FrameGrid Grid;
    public int Channels;
    public ChunkRef Chunk;

    /// <summary>With the report of the end: whether the source failed.</summary>
    public bool Failed;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var action = Action;
        codec.Value(ref action);
        Action = action;
        codec.Epoch(ref Request);
        Grid.Encode(ref codec);
        codec.Value(ref Channels);
        Chunk.Encode(ref codec);
        codec.Value(ref Failed);
    }
}
