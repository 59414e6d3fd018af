using Holdover.Hosts.Simulated.Exploring;
using Holdover.Hosts.Simulated.Scenarios;

namespace Holdover.Tests.Systematic.Exploring;

public sealed class RunTests
{
    public static TheoryData<ExplorationStrategy> Strategies =>
        [ExplorationStrategy.Pct, ExplorationStrategy.Delay, ExplorationStrategy.Random, ExplorationStrategy.Portfolio];

    [Theory]
    [MemberData(nameof(Strategies))]
    public void The_same_seed_finds_the_same_by_the_same_path(ExplorationStrategy strategy)
    {
        var first = Explore(strategy, seed: 7);
        var again = Explore(strategy, seed: 7);
        Assert.Equal((first.DistinctStates, first.GeneratedStates, first.LongestPath), (again.DistinctStates, again.GeneratedStates, again.LongestPath));
        Assert.NotEmpty(first.Violations);
        Assert.Equal(Paths(first), Paths(again));
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void What_a_run_breaks_its_path_breaks_again(ExplorationStrategy strategy)
    {
        var violation = Explore(strategy, seed: 3).Violations.First(found => found.Kind == ViolationKind.Safety);
        var replay = new Replay(ScenarioList.Find("session-recovery")!, "drop-abort");
        Assert.True(replay.TryFollow(violation.Path));
        Assert.Equal(violation.Property, replay.Broken);
    }

    private static ExplorationReport Explore(ExplorationStrategy strategy, ulong seed) => Explorer.Explore(
        ScenarioList.Find("session-recovery")!, new() { Strategy = strategy, Iterations = 300, Seed = seed, Plant = "drop-abort" });

    private static IEnumerable<string> Paths(ExplorationReport report) => report.Violations.Select(violation => $"{violation.Property}: {violation.Path}");
}
