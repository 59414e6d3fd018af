using FsCheck;
using FsCheck.Fluent;
using Holdover.Machines;
using Holdover.Playback;
using Holdover.Tests.Property.Machines.Values;
using Xunit.Abstractions;

namespace Holdover.Tests.Property.Playback;

/// <summary>How well the server's clock is known: with drift, jitter, probes held up on one way, and another clock.</summary>
public sealed class ClockTests(ITestOutputHelper output)
{
    private const int Probes = 8;

    /// <summary>
    /// After the young bursts the error is below 0.5 ms, 99 times of 100, wherever the network's jitter is below 1 ms,
    /// spikes or not; and nowhere more than what the jitter of two ways explains.
    /// </summary>
    [Fact]
    public void The_servers_clock_is_known_to_half_a_millisecond()
    {
        var errors = new SortedDictionary<long, List<long>>();
        Cases.MustOccur(cases => Prop.ForAll(Networks(), network =>
        {
            cases.Saw("a clock that runs much faster", network.Ppm > 100).Saw("a clock that runs much slower", network.Ppm < -100)
                .Saw("no spikes", network.Spikes == 0).Saw("jitter of milliseconds", network.Jitter == 3_000).Saw("hardly any jitter", network.Jitter == 50).Saw("many spikes", network.Spikes == 40);
            var found = Follow(network, cases);
            if (!errors.TryGetValue(network.Jitter, out var all))
                errors.Add(network.Jitter, all = []);
            all.AddRange(found);
            Assert.All(found, error => Assert.InRange(error, 0, 500 + (2 * network.Jitter)));
        }).Check(Seeded.Quick.WithMaxTest(2_000)));
        foreach (var (jitter, all) in errors)
            output.WriteLine($"jitter {jitter} us: {Distribution(all)}");
        Assert.All(errors.Where(entry => entry.Key <= 1_000), entry => Assert.InRange(entry.Value[entry.Value.Count * 99 / 100], 0, 500));
    }

    /// <summary>A clock that was moved by less than a jump is followed within a few bursts, not averaged into.</summary>
    [Fact]
    public void A_clock_that_was_moved_a_little_is_followed() => Cases.MustOccur(cases => Prop.ForAll(Gen.Choose(5_000, 90_000).ToArbitrary(), Gen.Elements(true, false).ToArbitrary(), (by, isBack) =>
    {
        var moved = isBack ? -by : by;
        cases.Saw("forward", !isBack).Saw("back", isBack).Saw("by hardly more than the jitter", by < 10_000).Saw("by nearly a jump", by > 80_000);
        var (filter, dice, now) = (default(ClockFilter), new Dice((ulong)by), new MonotonicTime(5_000_000));
        var clock = new DriftingClock(1_000_000_000, 50);
        for (var burst = 0; burst < 20; burst++, now += Duration.FromMilliseconds(500))
            _ = Feed(ref filter, ref dice, clock, now, new(50, 300, 10, 1));
        clock = clock with { Ahead = clock.Ahead + moved };
        for (var burst = 0; burst < 6; burst++, now += Duration.FromMilliseconds(500))
            _ = Feed(ref filter, ref dice, clock, now, new(50, 300, 10, 1));
        Assert.InRange(Math.Abs(filter.ServerAt(now) - clock.At(now)), 0, 500);
    }).Check(Seeded.Quick));

    private static List<long> Follow(Network network, Cases cases)
    {
        var (filter, dice, errors) = (default(ClockFilter), new Dice((ulong)network.Seed), new List<long>());
        var (clock, now) = (new DriftingClock(77_000_000_000, network.Ppm), new MonotonicTime(5_000_000));
        for (var burst = 0; burst < 100; burst++)
        {
            now += Duration.FromMilliseconds(filter.Bursts < ClockFilter.BurstsYoung ? 500 : 10_000);
            if (filter.Bursts == ClockFilter.BurstsYoung && !filter.Distrusted)
                errors.Add(Math.Abs(filter.ServerAt(now) - clock.At(now)));
            var isHeldUp = Feed(ref filter, ref dice, clock, now, network) > new Duration(2 * (200 + network.Jitter));
            cases.Saw("a burst of which every probe was held up", isHeldUp).Saw("spikes, and a probe that came between them", network.Spikes > 0 && !isHeldUp);
            if (burst != 45)
                continue;
            clock = new(-5_000_000, -network.Ppm);
            filter.Distrusted = true;
        }

        return errors;
    }

    /// <summary>The result is the quickest round trip of the burst.</summary>
    private static Duration Feed(ref ClockFilter filter, ref Dice dice, DriftingClock clock, MonotonicTime now, Network network)
    {
        var best = ProbeBurst.Of(Probes);
        for (var probe = 0; probe < Probes; probe++)
        {
            var (there, back) = (Way(ref dice, network), Way(ref dice, network));
            var middle = clock.At(now - back);
            best.Take(new((now - there - back).Microseconds, middle, middle, now.Microseconds));
        }

        _ = filter.Feed(now, best.Offset, best.RoundTrip);
        return best.RoundTrip;
    }

    private static Duration Way(ref Dice dice, Network network) =>
        new(200 + dice.Below(network.Jitter + 1) + (dice.Below(100) < network.Spikes ? 1_000L << (int)dice.Below(7) : 0));

    private static string Distribution(List<long> errors)
    {
        errors.Sort();
        return $"p50 {errors[errors.Count / 2]} us, p99 {errors[errors.Count * 99 / 100]} us, most {errors[^1]} us";
    }

    private static Arbitrary<Network> Networks() => (
        from ppm in Gen.Choose(-200, 200)
        from jitter in Gen.Elements(50L, 300, 1_000, 3_000)
        from spikes in Gen.Elements(0, 10, 40)
        from seed in Gen.Choose(1, int.MaxValue)
        select new Network(ppm, jitter, spikes, seed)).ToArbitrary();

    /// <param name="Ppm">How much faster the server's clock runs.</param>
    /// <param name="Jitter">Microseconds that a way takes longer at most.</param>
    /// <param name="Spikes">Ways in a hundred that take up to 64 ms longer.</param>
    /// <param name="Seed">Of the dice.</param>
    private sealed record Network(int Ppm, long Jitter, int Spikes, int Seed);
}
