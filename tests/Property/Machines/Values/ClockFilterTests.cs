using FsCheck;
using FsCheck.Fluent;
using Holdover.Machines;
using Holdover.Playback;

namespace Holdover.Tests.Property.Machines.Values;

public sealed class ClockFilterTests
{
    private const long ErrorMax = 500;

    /// <summary>How far ahead of the one before another clock is, either way: from just over a jump to hours.</summary>
    private static readonly Arbitrary<long> Steps = (
        from microseconds in Gen.Frequency((1, Gen.Choose(150_000, 999_999)), (2, Gen.Choose(1_000_000, int.MaxValue)))
        from isBack in Gen.Elements(true, false)
        select isBack ? -(long)microseconds : microseconds).ToArbitrary();

    /// <summary>Bursts of eight probes every half second, later every ten, over a network whose delay jitters alike both ways.</summary>
    [Fact]
    public void Finds_a_clock_that_drifts() => Cases.MustOccur(cases => Prop.ForAll(ArbMap.Default.ArbFor<ulong>(), Gen.Choose(-200, 200).ToArbitrary(), (seed, drift) =>
    {
        cases.Saw("much faster", drift > 150).Saw("much slower", drift < -150).Saw("hardly", Math.Abs(drift) < 20);
        var (filter, dice, server) = (default(ClockFilter), new Dice(seed | 1), new DriftingClock(77_000_000_000, drift));
        var now = new MonotonicTime(5_000_000);
        for (var burst = 0; burst < 30; burst++)
        {
            now += Duration.FromMilliseconds(burst < 20 ? 500 : 10_000);
            if (burst > 22)
                Assert.InRange(filter.ServerAt(now) - server.At(now), -ErrorMax, ErrorMax);
            Feed(ref filter, ref dice, server, now);
        }
    }).Check(Seeded.Quick.WithMaxTest(2_000)));

    [Fact]
    public void Another_clock_is_believed_at_once() => Cases.MustOccur(cases => Prop.ForAll(ArbMap.Default.ArbFor<ulong>(), Steps, (seed, ahead) =>
    {
        cases.Saw("later", ahead > 0).Saw("earlier", ahead < 0).Saw("hardly more than a jump", Math.Abs(ahead) < 1_000_000);
        var (filter, dice) = (default(ClockFilter), new Dice(seed | 1));
        var (first, second) = (new DriftingClock(1_000_000, 40), new DriftingClock(1_000_000 + ahead, -30));
        var now = new MonotonicTime(5_000_000);
        for (var burst = 0; burst < 10; burst++, now += Duration.FromMilliseconds(500))
            Feed(ref filter, ref dice, first, now);
        var jump = Feed(ref filter, ref dice, second, now);
        Assert.InRange(jump, ahead - 5_000, ahead + 5_000);
        Assert.InRange(filter.ServerAt(now) - second.At(now), -3_000, 3_000);
        Assert.Equal(1, filter.Bursts);
    }).Check(Seeded.Quick));

    [Fact]
    public void There_and_back_is_the_same_instant() => Cases.MustOccur(cases => Prop.ForAll(ArbMap.Default.ArbFor<ulong>(), Gen.OneOf(Gen.Choose(0, 1_000), Gen.Choose(0, 60_000_000)).ToArbitrary(), (seed, ahead) =>
    {
        var (filter, dice, server) = (default(ClockFilter), new Dice(seed | 1), new DriftingClock(-4_000_000, 150));
        var now = new MonotonicTime(5_000_000);
        for (var burst = 0; burst < 10; burst++, now += Duration.FromMilliseconds(500))
            Feed(ref filter, ref dice, server, now);
        cases.Saw("at once", ahead < 1_000).Saw("in half a minute", ahead > 30_000_000);
        var time = now + new Duration(ahead);
        Assert.InRange((filter.LocalAt(filter.ServerAt(time)) - time).Microseconds, -1, 1);
    }).Check(Seeded.Quick));

    /// <summary>One burst: the quickest of eight, whose two ways differ by what the network's jitter makes of them.</summary>
    private static long Feed(ref ClockFilter filter, ref Dice dice, DriftingClock server, MonotonicTime now)
    {
        var best = ProbeBurst.Of(8);
        for (var probe = 0; probe < 8; probe++)
        {
            var (there, back) = (200 + dice.Below(1_000), 200 + dice.Below(1_000));
            var middle = server.At(now - new Duration(back));
            best.Take(new((now - new Duration(there + back)).Microseconds, middle, middle, now.Microseconds));
        }

        return filter.Feed(now, best.Offset, best.RoundTrip);
    }
}
