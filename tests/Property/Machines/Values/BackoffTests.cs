using FsCheck;
using FsCheck.Fluent;
using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Tests.Property.Machines.Values;

public sealed class BackoffTests
{
    private static readonly SessionSettings Settings = new();

    private static readonly Gen<SessionSettings> Paced =
        from initial in Gen.Choose(2, 60_000_000)
        from multiplier in Gen.Choose(1, 10)
        from longer in Gen.Choose(0, int.MaxValue)
        select new SessionSettings { BackoffInitial = new(initial), BackoffMultiplier = multiplier, BackoffMax = new((long)initial + longer) };

    [Fact]
    public void Waits_grow_to_the_longest_and_stay_there()
    {
        var reached = 0;
        Prop.ForAll(Paced.ToArbitrary(), ArbMap.Default.ArbFor<ulong>(), (settings, seed) =>
        {
            Assert.Null(settings.Problem());
            var (backoff, dice, bound) = (new Backoff(), new Dice(seed), settings.BackoffInitial);
            for (var failure = 0; failure < 200; failure++)
            {
                var wait = backoff.Next(healthy: false, settings, ref dice);
                Assert.InRange(wait.Microseconds, bound.Microseconds / 2, bound.Microseconds - 1);
                bound = failure < Backoff.FailuresMax - 1 ? Duration.Min(bound * settings.BackoffMultiplier, settings.BackoffMax) : bound;
            }

            Assert.Equal(Backoff.FailuresMax, backoff.Failures);
            reached += bound == settings.BackoffMax ? 1 : 0;
        }).Check(Seeded.Quick.WithMaxTest(500));
        Assert.InRange(reached, 250, 499);
    }

    [Fact]
    public void A_healthy_session_begins_it_anew() => Cases.MustOccur(cases => Prop.ForAll(ArbMap.Default.ArbFor<ulong>(), Gen.OneOf(Gen.Choose(0, 4), Gen.Choose(0, Backoff.FailuresMax), Gen.Constant(Backoff.FailuresMax)).ToArbitrary(), (seed, failures) =>
    {
        cases.Saw("never failed", failures == 0).Saw("failed as often as is counted", failures == Backoff.FailuresMax).Saw("failed a few times", failures is > 0 and < 5);
        var (backoff, dice) = (new Backoff(failures), new Dice(seed));
        Assert.InRange(backoff.Next(healthy: true, Settings, ref dice).Microseconds, 125_000, 249_999);
        Assert.InRange(backoff.Next(healthy: false, Settings, ref dice).Microseconds, 500_000, 999_999);
    }).Check(Seeded.Quick));

    [Fact]
    public void No_multiplier_is_too_much()
    {
        var settings = Settings with { BackoffMultiplier = int.MaxValue, BackoffMax = new(long.MaxValue) };
        var (backoff, dice) = (new Backoff(), new Dice(1));
        for (var failure = 0; failure < 100; failure++)
            Assert.True(backoff.Next(healthy: false, settings, ref dice) > Duration.Zero);
    }
}
