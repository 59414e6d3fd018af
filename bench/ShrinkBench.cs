using System.Diagnostics;

using Holdover.Hosts.Simulated.Explaining;
using Holdover.Hosts.Simulated.Household;
using Holdover.Hosts.Simulated.Running;

namespace Holdover.Bench;

/// <summary>How long it takes until a failing seed has no fault left that it does not need.</summary>
public static class ShrinkBench
{
    private const double SecondsBar = 10;
    private const int SeedsMax = 100;

    /// <summary>Finds a seed for each bug that can be planted, and shrinks it; takes half a minute.</summary>
    public static IEnumerable<Measurement> Run()
    {
        var slowest = 0.0;
        foreach (var plant in Enum.GetValues<Plant>().Where(plant => plant != Plant.None))
        {
            var options = new RunOptions { Plant = plant };
            var seed = Enumerable.Range(1, SeedsMax).Select(number => new Seed((ulong)number)).First(seed => Simulation.Run(seed, options).Failure is not null);
            var start = Stopwatch.GetTimestamp();
            new Shrinker(seed, options).Shrink();
            slowest = Math.Max(slowest, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return [new("shrink.seconds", Math.Round(slowest, 1), "s", $"the bar of {SecondsBar} s, the slowest of every planted bug: {SimBench.Verdict(SecondsBar, slowest)}", slowest / SecondsBar)];
    }
}
