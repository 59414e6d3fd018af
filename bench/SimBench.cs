using Holdover.Hosts.Simulated.Household;
using Holdover.Hosts.Simulated.Running;

namespace Holdover.Bench;

/// <summary>What it costs to live in the simulated world, on one core: whole seeds, with all their faults.</summary>
public static class SimBench
{
    private const int Rounds = 6;
    private const int SeedsARound = 20;

    private const double EventsBar = 1_000_000;
    private const double SpeakerBar = 5_000;

    /// <summary>1,000 seeds of two minutes of faults, and what healing takes, in a minute on two cores.</summary>
    private const double HouseholdBar = 1_000 * 120 / 60.0 / 2;

    /// <summary>Some rounds of some seeds each, so that the last ones run on code that is compiled; takes some seconds.</summary>
    public static IEnumerable<Measurement> Run()
    {
        var (events, household) = Best(new());
        var (_, speaker) = Best(new() { Speakers = 1 });
        return
        [
            new("sim.events", Math.Round(events), "events/s", $"the bar of {EventsBar:N0} a second on a core: {Verdict(events, EventsBar)}; the best of {Rounds} rounds", events / EventsBar),
            new("sim.speaker", Math.Round(speaker), "x", $"the bar of {SpeakerBar:N0} x real time on a core, one speaker: {Verdict(speaker, SpeakerBar)}", speaker / SpeakerBar),
            new("sim.household", Math.Round(household), "x", $"the bar of {HouseholdBar:N0} x real time on a core, all of it: {Verdict(household, HouseholdBar)}", household / HouseholdBar),
        ];
    }

    internal static string Verdict(double value, double bar) => value >= bar ? "kept" : "missed";

    /// <summary>Events, and simulated seconds, in a second of processor time of the best round: others on this machine do not count.</summary>
    private static (double Events, double TimesRealTime) Best(RunOptions options)
    {
        var (events, times) = (0.0, 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            var start = Environment.CpuUsage.TotalTime;
            RunResult[] runs = [.. Enumerable.Range(1, SeedsARound).Select(seed => Simulation.Run(new Seed((ulong)seed), options))];
            var seconds = (Environment.CpuUsage.TotalTime - start).TotalSeconds;
            events = Math.Max(events, runs.Sum(run => run.Events) / seconds);
            times = Math.Max(times, runs.Sum(run => run.Simulated.Microseconds) / 1e6 / seconds);
        }

        return (events, times);
    }
}
