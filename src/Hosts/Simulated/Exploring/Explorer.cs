namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>Explores a scenario.</summary>
public static class Explorer
{
    /// <summary>Explores with a strategy. The same options find the same, on every machine.</summary>
    /// <param name="scenario">What to explore.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told now and then how many states were seen and generated.</param>
    public static ExplorationReport Explore(Scenario scenario, ExplorationOptions options, Action<long, long>? progress = null)
    {
        try
        {
            scenario.CreateWorld(options.Plant, options.Budget);
        }
        catch (Exception error) when (error is InvariantException or InvalidOperationException or ArithmeticException)
        {
            return Stillborn(scenario, error);
        }

        return SchedulersOf(options.Strategy) is { Count: > 0 } schedulers
            ? new RunSearch(scenario, options, schedulers, progress).Run()
            : new GraphSearch(scenario, options, progress).Run();
    }

    /// <summary>The schedulers that make a strategy's runs in turn; none if it is a search.</summary>
    internal static IReadOnlyList<IScheduler> SchedulersOf(ExplorationStrategy strategy) => strategy switch
    {
        ExplorationStrategy.Pct => [new PriorityScheduler()],
        ExplorationStrategy.Delay => [new DelayScheduler()],
        ExplorationStrategy.Random => [new RandomScheduler()],
        ExplorationStrategy.Portfolio => [new PriorityScheduler(), new DelayScheduler(), new RandomScheduler()],
        _ => [],
    };

    /// <summary>A machine that breaks on the way to the first world breaks before there is a choice: its path has no step.</summary>
    private static ExplorationReport Stillborn(Scenario scenario, Exception error) => new()
    {
        DistinctStates = 0,
        GeneratedStates = 0,
        Unfinished = "there is no world to begin with",
        LongestPath = 0,
        BytesAState = 0,
        Violations = [new(ViolationKind.Crash, error.Message, new([]), new([]))],
        Unwitnessed = [.. scenario.Sometimes.Select(property => property.ToString())],
    };
}
