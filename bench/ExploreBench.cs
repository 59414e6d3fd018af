using System.Diagnostics;

using Holdover.Hosts.Simulated.Exploring;
using Holdover.Hosts.Simulated.Scenarios;

namespace Holdover.Bench;

/// <summary>What exploration costs: a whole space, gone through again and again.</summary>
public static class ExploreBench
{
    private const string ScenarioName = "session-recovery";
    private const int RoundsMax = 8;

    /// <summary>Goes through one scenario some times; takes some seconds.</summary>
    public static IEnumerable<Measurement> Run()
    {
        var scenario = ScenarioList.Find(ScenarioName)!;
        var best = 0.0;
        for (var round = 0; round < RoundsMax; round++)
        {
            var start = Stopwatch.GetTimestamp();
            var report = Explorer.Explore(scenario, new());
            best = Math.Max(best, report.GeneratedStates / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return [new("explore.generated", Math.Round(best), "states/s", $"nothing: {ScenarioName}, exhaustive, one core, the best of {RoundsMax} rounds", null)];
    }
}
