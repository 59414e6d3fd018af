using Holdover.Hosts.Simulated.Exploring;

namespace Holdover.Tests.Systematic.Exploring;

public sealed class SearchTests
{
    private static readonly ExplorationOptions BreadthFirst = new();
    private static readonly ExplorationOptions DepthFirst = new() { Strategy = ExplorationStrategy.Dfs };

    [Theory]
    [InlineData(ExplorationStrategy.Exhaustive)]
    [InlineData(ExplorationStrategy.Dfs)]
    public void Every_state_is_seen_once_and_every_step_is_taken(ExplorationStrategy strategy)
    {
        var report = Explorer.Explore(Toys.Counters(bound: 9), new() { Strategy = strategy });
        Assert.Equal(100, report.DistinctStates);
        Assert.Equal(180, report.GeneratedStates);
        Assert.True(report.Complete);
        Assert.Equal(18, report.LongestPath);
    }

    [Fact]
    public void A_table_that_grows_forgets_nothing()
    {
        var report = Explorer.Explore(Toys.Counters(bound: 299), BreadthFirst);
        Assert.Equal(300 * 300, report.DistinctStates);
        Assert.Equal(2 * 299 * 300, report.GeneratedStates);
    }

    [Theory]
    [InlineData(ExplorationStrategy.Exhaustive)]
    [InlineData(ExplorationStrategy.Portfolio)]
    public void What_breaks_before_the_first_choice_is_found_by_a_path_without_steps(ExplorationStrategy strategy)
    {
        var stillborn = new ToyScenario((_, _) => { }, (_, _) => { }, begin: () => throw new InvalidOperationException("broken")).WithSometimes("seen", _ => true);
        var report = Explorer.Explore(stillborn, new() { Strategy = strategy });
        Assert.Equal((ViolationKind.Crash, "broken", 0), (report.Violations[0].Kind, report.Violations[0].Property, report.Violations[0].Path.Length));
        Assert.Equal(["seen"], report.Unwitnessed);
        Assert.False(report.Complete);
    }

    [Fact]
    public void A_ring_closes()
    {
        var report = Explorer.Explore(Toys.Ring(places: 7), DepthFirst);
        Assert.Equal((7, 7, true), (report.DistinctStates, report.GeneratedStates, report.Complete));
    }

    [Fact]
    public void A_bound_on_depth_is_kept_and_told()
    {
        var report = Explorer.Explore(Toys.Counters(bound: 9), new() { DepthMax = 3 });
        Assert.Equal(10, report.DistinctStates);
        Assert.False(report.Complete);
    }

    /// <summary>More states that wait than memory was granted for end the search, not the process.</summary>
    [Theory]
    [InlineData(ExplorationStrategy.Exhaustive)]
    [InlineData(ExplorationStrategy.Dfs)]
    public void A_bound_on_the_frontier_is_kept_and_told(ExplorationStrategy strategy)
    {
        var report = Explorer.Explore(Toys.Counters(bound: 99), new() { Strategy = strategy, FrontierBytesMax = 1_000 });
        Assert.False(report.Complete);
        Assert.Equal("the states that are still to be gone on from take more than 1,000 bytes", report.Unfinished);
        Assert.InRange(report.DistinctStates, 10, 9_999);
        Assert.Empty(report.Violations);
    }

    [Fact]
    public void What_must_always_hold_is_broken_by_a_shortest_path()
    {
        var scenario = Toys.Counters(bound: 9).WithAlways("the first stays below 3", world => world.First < 3);
        var violation = Assert.Single(Explorer.Explore(scenario, BreadthFirst).Violations);
        Assert.Equal((ViolationKind.Safety, "the first stays below 3", "a3"), (violation.Kind, violation.Property, violation.Path.ToString()));
    }

    [Fact]
    public void What_an_observer_finds_broken_is_told()
    {
        var scenario = new ToyScenario(
            (world, choices) => choices.Add(new(ChoiceKind.Deliver, Toys.LaneA)),
            (world, _) => world.Fail("nothing happens"));
        var violation = Assert.Single(Explorer.Explore(scenario, BreadthFirst).Violations);
        Assert.Equal(("nothing happens", "a"), (violation.Property, violation.Path.ToString()));
    }

    [Fact]
    public void A_step_that_throws_is_a_crash_and_the_search_goes_on()
    {
        var scenario = new ToyScenario(
            (world, choices) =>
            {
                choices.Add(new(ChoiceKind.Deliver, Toys.LaneA));
                choices.Add(new(ChoiceKind.Deliver, Toys.LaneB));
            },
            (world, choice) =>
            {
                Invariant.Holds(choice.Lane != Toys.LaneA || world.First < 2);
                world.First = Math.Min(world.First + 1, 4);
            });
        var report = Explorer.Explore(scenario, BreadthFirst);
        Assert.Equal(5, report.DistinctStates);
        var violation = Assert.Single(report.Violations);
        Assert.Equal((ViolationKind.Crash, "a3"), (violation.Kind, violation.Path.ToString()));
    }

    [Fact]
    public void A_state_where_nothing_must_come_is_a_deadlock_unless_it_is_at_rest()
    {
        ToyScenario Counting(bool rests) => new(
            (world, choices) =>
            {
                if (world.First < 4)
                    choices.Add(new(ChoiceKind.Elapse, Lane: 0));
            },
            (world, _) => world.First++,
            _ => rests);
        Assert.Empty(Explorer.Explore(Counting(rests: true), BreadthFirst).Violations);
        var violation = Assert.Single(Explorer.Explore(Counting(rests: false), BreadthFirst).Violations);
        Assert.Equal((ViolationKind.Liveness, "a4"), (violation.Kind, violation.Path.ToString()));
    }

    [Fact]
    public void What_is_never_seen_is_told()
    {
        var scenario = Toys.Counters(bound: 2).WithSometimes("both at 2", world => world is { First: 2, Second: 2 }).WithSometimes("at 3", world => world.First == 3);
        Assert.Equal(["at 3"], Explorer.Explore(scenario, BreadthFirst).Unwitnessed);
    }
}
