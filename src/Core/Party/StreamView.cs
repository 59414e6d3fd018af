using Holdover.Machines;
using Holdover.Playback;

namespace Holdover.Party;

/// <summary>What a worker holds of a stream: the frames [First, End) of a generation, and soon those up to Coming.</summary>
public record struct StreamView(PlayRequestId Request, FrameGrid Grid, int Channels, long First, long End, long Coming) : IEncodable
{
    /// <summary>The longest that a worker lags behind another: what it lacks then has left every ring.</summary>
    private static readonly Duration LagMax = Duration.FromSeconds(6);

    /// <summary>
    /// Whether a server timestamp is nearest to a frame that is held or will be: another worker may have sent what has not
    /// come here yet. Grids that were measured against each other differ by parts of a frame.
    /// </summary>
    public readonly bool Holds(long timestamp)
    {
        var frame = Grid.FrameAt(timestamp);
        return frame >= First && frame <= Coming + Grid.FramesIn(LagMax);
    }

    /// <summary>Whether all that is held has been heard, or there is nothing.</summary>
    public readonly bool IsOver(MonotonicTime now) => Request.IsNone() || Grid.FrameAt(now.Microseconds) >= End;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (request, grid, channels, first, end, coming) = this;
        codec.Epoch(ref request);
        grid.Encode(ref codec);
        codec.Value(ref channels);
        codec.Value(ref first);
        codec.Value(ref end);
        codec.Value(ref coming);
        this = new(request, grid, channels, first, end, coming);
    }
}
