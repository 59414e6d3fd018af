using System.Numerics;
using Holdover.Hosts.Simulated.Time;

namespace Holdover.Tests.Property.Time;

/// <summary>What a million timers cost, counted in comparisons: a slow machine counts the same.</summary>
public sealed class VirtualTimeCostTests
{
    private const int Timers = 1_000_000;

    private static readonly int Levels = BitOperations.Log2(Timers) + 1;

    private readonly VirtualTimeProvider _time = new();
    private readonly Random _dice = new(1);

    [Theory]
    [InlineData(1)]
    [InlineData(Timers)]
    public void Creating_changing_disposing_and_firing_cost_the_logarithm_of_a_million(int instants)
    {
        var fired = 0;
        ITimer[] timers = [];
        Cost("creating", Timers, levels: 1, () => timers = [.. Enumerable.Range(0, Timers).Select(_ => Create(instants, () => fired++))]);
        Cost("changing", Timers, levels: 3, () => Array.ForEach(timers, timer => timer.Change(Due(instants), Timeout.InfiniteTimeSpan)));
        Cost("disposing", Timers / 2, levels: 3, () => Array.ForEach(timers[(Timers / 2)..], timer => timer.Dispose()));
        Cost("firing", Timers / 2, levels: 2, () => _time.Advance(TimeSpan.FromTicks(instants)));
        Assert.Equal(Timers / 2, fired);
        Assert.Equal(0, _time.TimersArmed);
    }

    private ITimer Create(int instants, Action callback) =>
        _time.CreateTimer(_ => callback(), null, Due(instants), Timeout.InfiniteTimeSpan);

    private TimeSpan Due(int instants) => TimeSpan.FromTicks(_dice.Next(instants) + 1);

    // A level of the heap costs one comparison on the way up and two on the way down.
    private void Cost(string what, long times, int levels, Action action)
    {
        var before = _time.Comparisons;
        action();
        var spent = _time.Comparisons - before;
        Assert.True(spent <= times * levels * Levels, $"{what} {times} timers took {spent} comparisons");
    }
}
