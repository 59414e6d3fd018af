using FsCheck;
using FsCheck.Fluent;
using Holdover.Machines;
using Holdover.Playback;

namespace Holdover.Tests.Property.Machines.Values;

public sealed class TimelineTests
{
    private const int Rate = 44_100;
    private const long Origin = 123_456_789;

    /// <summary>
    /// A stream cut anywhere, with pieces that come again, overlap or are missing, is joined to the frames of the uncut
    /// one: every frame at its place, and silence exactly where none came.
    /// </summary>
    [Fact]
    public void Any_cut_of_a_stream_is_joined_at_its_place() => Prop.ForAll<(short Step, byte Length)[]>(cuts =>
    {
        var (grid, timeline) = (new FrameGrid(Origin, Rate), new Timeline { Grid = new(0, Rate) });
        var queue = new List<long?>();
        var first = 0L;
        foreach (var (step, length) in cuts.Prepend(((short)0, (byte)1)))
        {
            var frames = length + 1;
            var chunk = new ChunkRef(1, grid.TimestampOf(first), frames, 0);
            if (!timeline.Anchored)
                timeline.Anchor(chunk.Timestamp);
            Queue(ref timeline, queue, first, in chunk);
            first = Math.Max(0, first + frames + (step % 300));
        }

        Assert.Equal(timeline.Level, queue.Count);
        for (var index = 0; index < queue.Count; index++)
            Assert.True(queue[index] is null || queue[index] == index, $"frame {queue[index]} is at place {index}");
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Far_away_is_elsewhere_on_either_side()
    {
        var timeline = new Timeline { Grid = new(0, Rate), Tail = 0 };
        timeline.Anchor(Origin);
        var gap = Duration.FromSeconds(10);
        Assert.False(timeline.IsElsewhere(At(10_000_000), gap));
        Assert.True(timeline.IsElsewhere(At(10_100_000), gap));
        Assert.False(timeline.IsElsewhere(At(-10_000_000), gap));
        Assert.True(timeline.IsElsewhere(At(-10_100_000), gap));
    }

    private static ChunkRef At(long after) => new(1, Origin + after, 100, 0);

    private static void Queue(ref Timeline timeline, List<long?> queue, long first, in ChunkRef chunk)
    {
        var splice = timeline.SpliceOf(in chunk);
        Assert.True(splice.Known == 0 || splice.Missing == 0);
        queue.AddRange(Enumerable.Repeat<long?>(null, (int)splice.Missing));
        for (var frame = splice.Known; frame < chunk.Frames; frame++)
            queue.Add(first + frame);
        timeline.Tail = queue.Count;
    }
}
