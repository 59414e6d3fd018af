using FsCheck;
using FsCheck.Fluent;
using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Tests.Property.Machines.Values;

public sealed class BackoffTests
{
    private static readonly SessionSettings Settings = new();

    [Fact]
    public void Waits_grow_to_the_longest_and_stay_there() => Prop.ForAll<ulong>(seed =>
    {
        var (backoff, dice, bound) = (new Backoff(), new Dice(seed), Settings.BackoffInitial);
        for (var failure = 0; failure < 200; failure++)
        {
            var wait = backoff.Next(healthy: false, Settings, ref dice);
            Assert.InRange(wait.Microseconds, bound.Microseconds / 2, bound.Microseconds - 1);
            bound = Duration.Min(bound * Settings.BackoffMultiplier, Settings.BackoffMax);
        }

        Assert.Equal(Backoff.FailuresMax, backoff.Failures);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_healthy_session_begins_it_anew() => Prop.ForAll<ulong, byte>((seed, failures) =>
    {
        var (backoff, dice) = (new Backoff(Math.Min((int)failures, Backoff.FailuresMax)), new Dice(seed));
        Assert.InRange(backoff.Next(healthy: true, Settings, ref dice).Microseconds, 125_000, 249_999);
        Assert.InRange(backoff.Next(healthy: false, Settings, ref dice).Microseconds, 500_000, 999_999);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_multiplier_is_too_much()
    {
        var settings = Settings with { BackoffMultiplier = int.MaxValue, BackoffMax = new(long.MaxValue) };
        var (backoff, dice) = (new Backoff(), new Dice(1));
        for (var failure = 0; failure < 100; failure++)
            Assert.True(backoff.Next(healthy: false, settings, ref dice) > Duration.Zero);
    }
}
