using Holdover.Hosts.Simulated.Explaining;
using Holdover.Hosts.Simulated.Faults;
using Holdover.Hosts.Simulated.Household;
using Holdover.Machines;

namespace Holdover.Tests.Systematic.Household;

/// <summary>What a household promises is put to the test: whatever may go wrong does, and whatever it leads to is met.</summary>
public sealed class SituationTests
{
    private static readonly Situation[] AtServer =
    [
        Situation.ChildAdopted, Situation.HungChildKilled, Situation.SpawnTimedOut, Situation.WokenUp,
        Situation.HubFileTaken, Situation.HubFileRefused, Situation.HubDiedInWriting, Situation.TokenRefused,
    ];

    /// <summary>What the seeds of one run are too few for has a test of its own.</summary>
    private static readonly Situation[] Rare = [Situation.SavedTaken, Situation.SavedRefused, Situation.SavedOfOtherBoot];

    [Fact]
    public void Every_kind_of_fault_begins_and_every_situation_is_met_by_few_seeds()
    {
        var runs = Enumerable.Range(1, 40).Select(seed => Simulation.Run(new((ulong)seed))).ToArray();
        Assert.Empty(Counts<FaultKind>.Sum(runs.Select(run => run.Begun)).Never);
        Assert.Empty(Counts<Situation>.Sum(runs.Select(run => run.Met)).Never.Except(Rare));
    }

    /// <summary>A situation that only what happens to the server leads to is met in no other run: the counts count what they say.</summary>
    [Fact]
    public void Without_faults_of_the_server_nothing_is_met_that_only_they_lead_to()
    {
        var plan = Simulation.PlanOf(new(1)).Where(fault => !fault.IsOfServer && !fault.IsOfHub).ToArray();
        var met = Simulation.Run(new(1), new() { Plan = plan }).Met;
        Assert.All(AtServer, situation => Assert.Equal(0, met[situation]));
    }

    [Theory]
    [InlineData(FaultKind.LeftUnreachable, 2)]
    [InlineData(FaultKind.LeftUnreachable, 9)]
    [InlineData(FaultKind.LeftWithoutWorker, 1)]
    [InlineData(FaultKind.LeftWithoutHub, 0)]
    public void What_does_not_depend_on_what_is_left_broken_comes_right(FaultKind left, int who)
    {
        Fault[] plan =
        [
            new(FaultKind.KeeperKilled, Duration.FromSeconds(100), Duration.FromSeconds(5), 0),
            new(FaultKind.ServerKilled, Duration.FromSeconds(110), Duration.FromSeconds(9), 0),
            new(left, Simulation.FaultsSpan, Duration.FromSeconds(1_000), who),
        ];
        Assert.Null(Simulation.Run(new(3), new() { Plan = plan }).Failure);
    }

    [Fact]
    public void A_speaker_that_is_off_while_it_has_something_saved_throws_it_away_when_it_is_back()
    {
        var plan = Home.OwnedSpeakers.Select(speaker => new Fault(FaultKind.Partition, Duration.FromSeconds(30), Duration.FromSeconds(12), speaker))
            .Concat(Home.OwnedSpeakers.Select(speaker => new Fault(FaultKind.SpeakerRebooted, Duration.FromSeconds(38), Duration.FromSeconds(2), speaker)))
            .ToArray();
        RunResult[] runs = [.. Enumerable.Range(1, 6).Select(seed => Simulation.Run(new((ulong)seed), new() { Plan = plan }))];
        Assert.All(runs, run => Assert.Null(run.Failure));
        Assert.True(runs.Sum(run => run.Met[Situation.SavedOfOtherBoot]) > 6, "hardly a file was whole and of another boot");
    }

    [Fact]
    public void A_terminal_shows_who_was_where_what_went_wrong_and_what_was_not_heard()
    {
        var (timelines, plan) = (new Timelines(), new Fault[] { new(FaultKind.Partition, Duration.FromSeconds(40), Duration.FromSeconds(20), 2) });
        var lines = new TextPicture(new(5), plan, timelines, Simulation.Run(new(5), new() { Plan = plan, Timelines = timelines })).Write().Split('\n');
        Assert.Contains(lines, line => line.TrimStart().StartsWith("keeper #####", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.TrimStart().StartsWith("faults of speaker 2", StringComparison.Ordinal) && line.Contains("!---", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.TrimStart().StartsWith("buffer", StringComparison.Ordinal) && line.Contains('X', StringComparison.Ordinal));
    }
}
