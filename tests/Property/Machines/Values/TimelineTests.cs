using FsCheck;
using FsCheck.Fluent;
using Holdover.Machines;
using Holdover.Playback;

namespace Holdover.Tests.Property.Machines.Values;

public sealed class TimelineTests
{
    private const int Rate = 44_100;
    private const long Origin = 123_456_789;

    private static readonly Arbitrary<(int Step, int Length)[]> Cuts = (
        from step in Gen.Frequency((1, Gen.Constant(0)), (2, Gen.Choose(-299, 299)))
        from length in Gen.Choose(0, 255)
        select (step, length)).ArrayOf().ToArbitrary();

    /// <summary>
    /// A stream cut anywhere, with pieces that come again, overlap or are missing, is joined to the frames of the uncut
    /// one: every frame at its place, and silence exactly where none came.
    /// </summary>
    [Fact]
    public void Any_cut_of_a_stream_is_joined_at_its_place() => Cases.MustOccur(cases => Prop.ForAll(Cuts, cuts =>
    {
        var (grid, timeline) = (new FrameGrid(Origin, Rate), new Timeline { Grid = new(0, Rate) });
        var queue = new List<long?>();
        var first = 0L;
        foreach (var (step, length) in cuts.Prepend((0, 1)))
        {
            var frames = length + 1;
            var chunk = new ChunkRef(1, grid.TimestampOf(first), frames, 0);
            if (!timeline.Anchored)
                timeline.Anchor(chunk.Timestamp);
            Classify(cases, timeline.SpliceOf(in chunk), frames);
            Queue(ref timeline, queue, first, in chunk);
            first = Math.Max(0, first + frames + step);
        }

        Assert.Equal(timeline.Level, queue.Count);
        for (var index = 0; index < queue.Count; index++)
            Assert.True(queue[index] is null || queue[index] == index, $"frame {queue[index]} is at place {index}");
    }).Check(Seeded.Quick));

    /// <summary>
    /// Two clocks that were measured against each other put the frames of one between those of the other, and timestamps
    /// are rounded: wherever that is, what follows without a gap is joined without one.
    /// </summary>
    [Fact]
    public void What_follows_is_joined_without_a_gap_wherever_its_frames_lie_between_ours() => Cases.MustOccur(cases => Prop.ForAll<byte[]>(lengths =>
    {
        cases.Saw("a frame alone", lengths.Contains((byte)0)).Saw("many pieces", lengths.Length > 20).Saw("hardly any", lengths.Length < 2);
        for (var shift = -100; shift <= 100; shift++)
            JoinsWithoutGap(shift, lengths);
    }).Check(Seeded.Quick));

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

    private static void JoinsWithoutGap(int shift, byte[] lengths)
    {
        var (grid, timeline) = (new FrameGrid(Origin, Rate), new Timeline { Grid = new(0, Rate) });
        timeline.Anchor(Origin);
        timeline.Shift(shift);
        var first = 0L;
        foreach (var length in lengths.Append((byte)200).Append((byte)99))
        {
            var chunk = new ChunkRef(1, grid.TimestampOf(first), length + 1, 0);
            timeline.Align(in chunk);
            var splice = timeline.SpliceOf(in chunk);
            Assert.True(timeline.Tail == 0 || splice == default, $"shifted by {shift}, at {first}: {splice}");
            timeline.Tail += splice.Missing + chunk.Frames - splice.Known;
            first += chunk.Frames;
        }
    }

    private static void Classify(Cases cases, Splice splice, int frames) => cases
        .Saw("a piece that follows", splice == default)
        .Saw("a piece that comes again", splice.Known == frames)
        .Saw("a piece that overlaps", splice.Known > 0 && splice.Known < frames)
        .Saw("a piece after a gap", splice.Missing > 0);

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
