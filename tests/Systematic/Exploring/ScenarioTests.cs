using Holdover.Hosts.Simulated.Exploring;
using Holdover.Hosts.Simulated.Scenarios;

namespace Holdover.Tests.Systematic.Exploring;

/// <summary>Every scenario, gone through whole: no promise of the machines is broken, and everything meant to be seen is.</summary>
public sealed class ScenarioTests
{
    /// <summary>Twice what the largest has: where a machine is broken its space may not close, and that is to be told, not waited for.</summary>
    private static readonly ExplorationOptions Whole = new() { StatesMax = 2_000_000 };

    public static TheoryData<string> Names => [.. ScenarioList.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_promise_holds(string name)
    {
        var report = Explorer.Explore(ScenarioList.Find(name)!, Whole);
        Assert.Empty(report.Violations.Select(violation => $"{violation.Property}: holdover sim explore {name} --path {violation.Path}{violation.Cycle}"));
        Assert.Empty(report.Unwitnessed);
        Assert.True(report.Complete);
    }

    public static IEnumerable<object[]> Plants => from scenario in ScenarioList.All from plant in scenario.Plants select new object[] { scenario.Name, plant };

    /// <summary>Most are found soon; for a livelock all of it would have to be seen, or runs that are healed. What is found is found again by its path.</summary>
    [Theory]
    [MemberData(nameof(Plants))]
    public void A_planted_bug_is_found_and_its_path_replays(string name, string plant)
    {
        ExplorationOptions[] options = [new() { StatesMax = 30_000, Plant = plant }, new() { Strategy = ExplorationStrategy.Portfolio, Plant = plant }];
        var violation = options.SelectMany(option => Explorer.Explore(ScenarioList.Find(name)!, option).Violations).FirstOrDefault();
        Assert.NotNull(violation);
        var replay = new Replay(ScenarioList.Find(name)!, plant);
        Assert.True(replay.TryFollow(violation.Path));
        Assert.Equal(violation.Kind == ViolationKind.Safety ? violation.Property : null, replay.Broken);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_scenario_has_a_plant(string name) => Assert.NotEmpty(ScenarioList.Find(name)!.Plants);

    /// <summary>Of one kind alone it would be seen what follows it, and not what comes of two that meet. The last entry is the budget.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Every_scenario_has_two_kinds_of_fault(string name)
    {
        var faults = ScenarioList.Find(name)!.Faults;
        Assert.EndsWith("in all", faults[^1]);
        Assert.True(faults.SkipLast(1).Distinct().Count() >= 2, $"only {string.Join(", ", faults)}");
    }

    /// <summary>Where nobody is greeted, attempts follow each other for ever: a cycle of the graph, not a state.</summary>
    [Fact]
    public void A_planted_livelock_comes_with_its_cycle()
    {
        var report = Explorer.Explore(ScenarioList.Find("strategy-escalation")!, new() { Plant = "drop-hello" });
        var livelock = Assert.Single(report.Violations);
        Assert.NotEqual(0, livelock.Cycle.Length);
        var replay = new Replay(ScenarioList.Find("strategy-escalation")!, "drop-hello");
        Assert.True(replay.TryFollow(livelock.Path));
        var before = replay.World.Describe();
        Assert.True(replay.TryFollow(livelock.Cycle));
        Assert.Equal(before, replay.World.Describe());
    }

    /// <summary>Every world reads back what it wrote, and its copy has its shape.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_world_that_is_copied_or_written_and_read_has_the_same_shape(string name)
    {
        var scenario = ScenarioList.Find(name)!;
        var replay = new Replay(scenario);
        var (copy, read) = (scenario.CreateWorld(null), scenario.CreateWorld(null));
        for (var step = 0; step < 60 && replay.TryTake((step * 7 % 3) % Math.Max(replay.Choices.Length, 1)); step++)
        {
            var exact = new byte[4_096];
            copy.CopyFrom(replay.World);
            read.Read(exact.AsSpan(0, replay.World.WriteExact(exact)));
            Assert.Equal(ShapeOf(replay.World), ShapeOf(copy));
            Assert.Equal(ShapeOf(replay.World), ShapeOf(read));
        }
    }

    private static byte[] ShapeOf(World world)
    {
        var bytes = new byte[4_096];
        return bytes[..world.WriteShape(bytes)];
    }
}
