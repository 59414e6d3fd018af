using Holdover.Hosts.Simulated.Exploring;

namespace Holdover.Tests.Systematic.Exploring;

public sealed class LivenessTests
{
    private static readonly ExplorationOptions Exhaustive = new();

    [Fact]
    public void What_fairness_owes_a_step_gets_it() => Assert.Empty(Explorer.Explore(Toys.Race(isOwed: true), Exhaustive).Violations);

    [Fact]
    public void What_nobody_has_to_do_may_never_be_done()
    {
        var violation = Assert.Single(Explorer.Explore(Toys.Race(isOwed: false), Exhaustive).Violations);
        Assert.Equal((ViolationKind.Liveness, "it ends", "", "a3"), (violation.Kind, violation.Property, violation.Path.ToString(), violation.Cycle.ToString()));
    }

    /// <summary>Weak fairness only: what is possible again and again, but not all the time, may be passed over for ever.</summary>
    [Fact]
    public void What_is_possible_only_now_and_then_is_owed_nothing()
    {
        var scenario = new ToyScenario(
            (world, choices) =>
            {
                choices.Add(new(ChoiceKind.Deliver, Toys.LaneA));
                if (world.First == 1)
                    choices.Add(new(ChoiceKind.Deliver, Toys.LaneB));
            },
            (world, choice) =>
            {
                world.First = (world.First + 1) % 2;
                world.Second |= choice.Lane == Toys.LaneB ? 1 : 0;
            }).WithEventually("the other had its turn", world => world.Second == 1);
        Assert.Equal("the other had its turn", Assert.Single(Explorer.Explore(scenario, Exhaustive).Violations).Property);
    }

    [Fact]
    public void A_promise_may_be_kept_in_passing_but_must_be_kept_again_and_again()
    {
        var ring = Toys.Ring(places: 5).WithEventually("at 3", world => world.First == 3);
        Assert.Empty(Explorer.Explore(ring, Exhaustive).Violations);
        var line = Toys.Counters(bound: 4).WithEventually("in the middle", world => world.First == 2);
        Assert.Equal("a8", Assert.Single(Explorer.Explore(line, Exhaustive).Violations).Path.ToString());
    }

    [Theory]
    [InlineData(ExplorationStrategy.Exhaustive)]
    [InlineData(ExplorationStrategy.Dfs)]
    public void A_long_path_does_not_overflow_the_stack(ExplorationStrategy strategy)
    {
        var scenario = Toys.Ring(places: 200_000).WithEventually("never", world => false);
        var violation = Assert.Single(Explorer.Explore(scenario, new() { Strategy = strategy }).Violations);
        Assert.Equal("a200000", violation.Cycle.ToString());
    }

    [Theory]
    [InlineData(ExplorationStrategy.Random)]
    [InlineData(ExplorationStrategy.Pct)]
    [InlineData(ExplorationStrategy.Delay)]
    public void Runs_find_a_livelock_by_healing(ExplorationStrategy strategy)
    {
        var options = new ExplorationOptions { Strategy = strategy, Iterations = 20, DepthMax = 4 };
        Assert.Empty(Explorer.Explore(Toys.Race(isOwed: true), options).Violations);
        Assert.Equal("it ends", Assert.Single(Explorer.Explore(Toys.Race(isOwed: false), options with { Iterations = 500 }).Violations).Property);
    }
}
