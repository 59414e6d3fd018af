using Holdover.Hosts.Simulated.Faults;
using Holdover.Hosts.Simulated.Household;
using Holdover.Machines;

namespace Holdover.Tests.Systematic.Household;

/// <summary>What processes leave on disk is of use to the next, and what a kill cut of it is refused; nobody hears the difference.</summary>
public sealed class DiskTests
{
    private const int Seeds = 12;

    /// <summary>The way to the server is blocked for long enough to lose the session, and then the speaker is killed.</summary>
    [Fact]
    public void A_speaker_that_is_killed_without_a_session_goes_on_with_what_it_saved_or_refuses_it()
    {
        var speakers = Enumerable.Range(0, 8).ToArray();
        var plan = speakers.Select(speaker => new Fault(FaultKind.Partition, Duration.FromSeconds(30), Duration.FromSeconds(12), speaker))
            .Concat(speakers.Select(speaker => new Fault(FaultKind.SpeakerKilled, Duration.FromSeconds(38), Duration.FromSeconds(1), speaker)))
            .ToArray();
        var runs = Run(plan);
        Assert.Equal(Seeds * 4, runs.Sum(run => run.Met[Situation.SavedTaken] + run.Met[Situation.SavedRefused]));
        Assert.True(runs.Sum(run => run.Met[Situation.SavedTaken]) > Seeds, "few speakers went on with what they had saved");
        Assert.True(runs.Sum(run => run.Met[Situation.SavedRefused]) > Seeds / 2, "few files were cut");
    }

    /// <summary>Listeners of others are sent on from where they were, or are told to forget what they have, but never guessed at.</summary>
    [Fact]
    public void A_worker_that_is_killed_while_it_marks_repeats_nothing_and_leaves_no_hole()
    {
        var plan = Enumerable.Range(1, 11)
            .Select(kill => new Fault(FaultKind.WorkerKilled, Duration.FromSeconds(10 * kill), Duration.FromSeconds(1), kill % 2))
            .ToArray();
        var resumed = Run(plan).Sum(run => run.Met[Situation.ResumedExactly]);
        Assert.InRange(resumed, Seeds, (Seeds * 11 * 2) - 1);
    }

    private static RunResult[] Run(Fault[] plan)
    {
        RunResult[] runs = [.. Enumerable.Range(1, Seeds).Select(seed => Simulation.Run(new((ulong)seed), new() { Plan = plan }))];
        Assert.Empty(from run in runs where run.Failure is not null select run.Failure);
        return runs;
    }
}
