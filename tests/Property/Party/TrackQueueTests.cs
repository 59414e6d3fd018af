using FsCheck;
using FsCheck.Fluent;
using Holdover.Party;
using Holdover.Sendspin;

namespace Holdover.Tests.Property.Party;

/// <summary>However a queue is mixed, each item comes once in a round, and the way back is the way there.</summary>
public sealed class TrackQueueTests
{
    private static readonly Arbitrary<TrackQueue> Any = (
        from count in Gen.Frequency((3, Gen.Choose(1, 20)), (1, Gen.Choose(21, 3_000)))
        from track in Gen.Choose(0, count - 1)
        from seed in Gen.Frequency((1, Gen.Constant(0)), (2, Gen.Choose(1, int.MaxValue)))
        from anchor in Gen.Choose(0, count - 1)
        select new TrackQueue(count) { Track = track, Mode = new(RepeatMode.All) { Seed = seed, Anchor = seed == 0 ? 0 : anchor } }).ToArbitrary();

    [Fact]
    public void Each_comes_once_in_a_round() => Cases.MustOccur(cases => Prop.ForAll(Any, queue =>
    {
        Classify(cases, queue);
        var (heard, first) = (new HashSet<int>(), queue.Track);
        for (var round = 0; round < queue.Count; round++, queue.Track = queue.After)
            Assert.True(heard.Add(queue.Track), $"{queue.Track} comes twice");
        Assert.Equal(first, queue.Track);
    }).Check(Seeded.Quick));

    [Fact]
    public void The_one_before_the_next_is_the_same() => Cases.MustOccur(cases => Prop.ForAll(Any, queue =>
    {
        Classify(cases, queue).Saw("the last", queue.After == queue.Mode.Anchor).Saw("the first", queue.Track == queue.Mode.Anchor);
        Assert.Equal(queue.Track, (queue with { Track = queue.After }).Before);
        Assert.Equal(queue.Track, (queue with { Track = queue.Before }).After);
    }).Check(Seeded.Quick));

    /// <summary>It begins with what plays when it is mixed.</summary>
    [Fact]
    public void A_mixed_queue_that_is_not_repeated_ends_when_each_was_played() => Cases.MustOccur(cases => Prop.ForAll(Any, Gen.Choose(1, int.MaxValue).ToArbitrary(), (queue, seed) =>
    {
        Classify(cases, queue);
        queue.Mode.Repeat = RepeatMode.Off;
        queue.Shuffle(seed);
        var heard = 1;
        for (; queue.Next >= 0; queue.Track = queue.Next)
            heard++;
        Assert.Equal(queue.Count, heard);
    }).Check(Seeded.Quick));

    /// <summary>Neighbours are seldom neighbours: an order that only jumps by the same step each time is none.</summary>
    [Fact]
    public void Mixed_is_mixed()
    {
        var queue = new TrackQueue(1_000) { Mode = new(RepeatMode.All) };
        queue.Shuffle(seed: 12_345);
        var steps = new HashSet<int>();
        for (var round = 0; round < queue.Count; round++)
        {
            var next = queue.After;
            steps.Add(((next - queue.Track) % 1_000 + 1_000) % 1_000);
            queue.Track = next;
        }

        Assert.True(steps.Count > 400, $"{steps.Count} different steps");
    }

    private static Cases Classify(Cases cases, TrackQueue queue) => cases
        .Saw("in order", queue.Mode.Seed == 0).Saw("mixed", queue.Mode.Seed != 0)
        .Saw("alone", queue.Count == 1).Saw("two", queue.Count == 2).Saw("many", queue.Count > 1_000);
}
