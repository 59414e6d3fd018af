using Holdover.Machines;
using Holdover.Playback;

namespace Holdover.Party;

/// <summary>What a worker holds of a stream: the frames [First, End) of a generation.</summary>
public record struct StreamView(PlayRequestId Request, FrameGrid Grid, int Channels, long First, long End) : IEncodable
{
    /// <summary>Whether a server timestamp is nearest to a frame that is held or about to be. Grids that were measured against each other differ by parts of a frame.</summary>
    public readonly bool Holds(long timestamp)
    {
        var frame = Grid.FrameAt(timestamp);
        return frame >= First && frame <= End;
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (request, grid, channels, first, end) = this;
        codec.Epoch(ref request);
        grid.Encode(ref codec);
        codec.Value(ref channels);
        codec.Value(ref first);
        codec.Value(ref end);
        this = new(request, grid, channels, first, end);
    }
}
