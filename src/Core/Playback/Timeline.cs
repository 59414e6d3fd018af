using Holdover.Machines;

namespace Holdover.Playback;

/// <summary>
/// What of a stream has been queued and what has been played, in frames. The frames themselves are with the host, in a
/// queue whose length is <see cref="Level"/>.
/// </summary>
public record struct Timeline : IEncodable
{
    /// <summary>By as much, in microseconds, two timestamps of one frame differ that are both rounded down.</summary>
    private const int RoundingMax = 1;

    public FrameGrid Grid;

    /// <summary>The first frame that is not played yet.</summary>
    public long Head;

    /// <summary>The first frame that is missing.</summary>
    public long Tail;

    /// <summary>Whether the grid has its origin: the first chunk gives it.</summary>
    public bool Anchored;

    public readonly long Level => Tail - Head;

    /// <summary>Begins at a chunk.</summary>
    public void Anchor(long timestamp)
    {
        Grid = Grid with { Origin = Plausible(timestamp) };
        (Head, Tail, Anchored) = (0, 0, true);
    }

    /// <summary>The server's clock jumped: every frame stays due when it was.</summary>
    public void Shift(long jump) => Grid = Grid with { Origin = Grid.Origin + jump };

    /// <summary>
    /// Puts our frames where the server's are, by less than one: after another clock was found they lie anywhere between
    /// them. What is half-way between two would be now the one and now the other.
    /// </summary>
    public void Align(in ChunkRef chunk)
    {
        var timestamp = Plausible(chunk.Timestamp);
        var off = timestamp - Grid.TimestampOf(Grid.FrameAt(timestamp));
        if (Math.Abs(off) > RoundingMax)
            Shift(off);
    }

    /// <summary>Forgets what is queued and where it was.</summary>
    public void Clear()
    {
        Grid = Grid with { Origin = 0 };
        (Head, Tail, Anchored) = (0, 0, false);
    }

    /// <summary>
    /// Where a chunk stands against the first missing frame: frames of it that we have already, and frames that are
    /// missing before it. At most one of the two is not zero.
    /// </summary>
    public readonly Splice SpliceOf(in ChunkRef chunk)
    {
        var first = Grid.FrameAt(Plausible(chunk.Timestamp));
        return new(Known: (int)Math.Clamp(Tail - first, 0, chunk.Frames), Missing: Math.Max(first - Tail, 0));
    }

    /// <summary>Whether a chunk is so far from here that it belongs to another timeline.</summary>
    public readonly bool IsElsewhere(in ChunkRef chunk, Duration gapMax)
    {
        if (!Anchored)
            return false;
        var first = Grid.FrameAt(Plausible(chunk.Timestamp));
        var gap = Grid.FramesIn(gapMax);
        return first - Tail > gap || Tail - (first + chunk.Frames) > gap;
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        Grid.Encode(ref codec);
        codec.Value(ref Anchored);
        codec.Value(ref Head);
        codec.Value(ref Tail);
    }

    private static long Plausible(long timestamp) => Math.Clamp(timestamp, -FrameGrid.TimestampMax, FrameGrid.TimestampMax);
}
