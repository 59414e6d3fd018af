using Holdover.Hosts.Simulated.Explaining;
using Holdover.Hosts.Simulated.Household;
using Holdover.Hosts.Simulated.Running;

namespace Holdover.Tests.Systematic.Household;

/// <summary>What is planted in the hosts is found, shrunk to what it needs, and drawn.</summary>
public sealed class PlantTests
{
    private const int SeedsMax = 100;

    public static TheoryData<Plant> Plants() => [.. Enum.GetValues<Plant>().Where(plant => plant != Plant.None)];

    [Theory]
    [MemberData(nameof(Plants))]
    public void A_planted_bug_is_found_and_shrunk_until_every_fault_is_needed(Plant plant)
    {
        var options = new RunOptions { Plant = plant };
        var seed = Enumerable.Range(1, SeedsMax).Select(number => new Seed((ulong)number)).First(seed => Simulation.Run(seed, options).Failure is not null);
        var plan = new Shrinker(seed, options).Shrink()!;
        Assert.InRange(plan.Count, 1, 6);
        var kind = Simulation.Run(seed, options with { Plan = plan }).Failure!.Kind;
        foreach (var fault in plan)
            Assert.NotEqual(kind, Simulation.Run(seed, options with { Plan = [.. plan.Where(other => other != fault)] }).Failure?.Kind);
    }

    [Fact]
    public void A_seed_that_does_not_fail_is_not_shrunk() => Assert.Null(new Shrinker(new(1), new()).Shrink());

    /// <summary>The example is what the present machines do with the seed, and needs nothing but itself.</summary>
    [Fact]
    public void The_picture_shows_the_fault_the_states_and_what_was_not_heard_and_needs_nothing_else()
    {
        var (seed, options) = (new Seed(5), new RunOptions { Plant = Plant.LoseFirstChunk });
        var (plan, timelines) = (new Shrinker(seed, options).Shrink()!, new Timelines());
        var page = new Picture(seed, options.Plant, plan, timelines, Simulation.Run(seed, options with { Plan = plan, Timelines = timelines })).Write();
        Assert.All(["Connected", "Live", "class='gap'", plan[0].ToString()], part => Assert.Contains(part, page, StringComparison.Ordinal));
        Assert.All(["http:", "https:", "src=", "<script"], part => Assert.DoesNotContain(part, page, StringComparison.Ordinal));
        Repository.Check("docs/example-failure.html", page);
    }
}
