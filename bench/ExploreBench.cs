using Holdover.Hosts.Simulated.Exploring;
using Holdover.Hosts.Simulated.Scenarios;

namespace Holdover.Bench;

/// <summary>What exploration costs: a whole space, gone through again and again.</summary>
public static class ExploreBench
{
    private const string ScenarioName = "session-recovery";
    private const int RoundsMax = 12;

    private const double Bar = 1_000_000;

    /// <summary>Goes through one scenario some times, in processor time; takes some seconds.</summary>
    public static IEnumerable<Measurement> Run()
    {
        var scenario = ScenarioList.Find(ScenarioName)!;
        var best = 0.0;
        for (var round = 0; round < RoundsMax; round++)
        {
            var start = Environment.CpuUsage.TotalTime;
            var report = Explorer.Explore(scenario, new());
            best = Math.Max(best, report.GeneratedStates / (Environment.CpuUsage.TotalTime - start).TotalSeconds);
        }

        return [new("explore.generated", Math.Round(best), "states/s", $"the bar of {Bar:N0} a second on a core: {SimBench.Verdict(best, Bar)}; {ScenarioName}, exhaustive, the best of {RoundsMax} rounds", best / Bar)];
    }
}
