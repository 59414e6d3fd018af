using Holdover.Machines;
using Holdover.Playback;

namespace Holdover.Party;

/// <summary>All that a worker remembers. Large, so an object: a snapshot copies it into another.</summary>
public sealed class WorkerData : IEncodable, ICopyable<WorkerData>
{
    public PlayRequestId Request;
    public FrameGrid Grid;
    public int Channels;
    public int Listeners;

    public ChunkRing Ring { get; } = new();

    public StreamView View => new(Request, Grid, Channels, Ring.First, Ring.End);

    public void CopyTo(WorkerData other)
    {
        (other.Request, other.Grid, other.Channels, other.Listeners) = (Request, Grid, Channels, Listeners);
        Ring.CopyTo(other.Ring);
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Epoch(ref Request);
        Grid.Encode(ref codec);
        codec.Value(ref Channels);
        codec.Value(ref Listeners);
        Ring.Encode(ref codec);
    }
}
