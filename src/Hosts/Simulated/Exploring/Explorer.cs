namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>Explores a scenario.</summary>
public static class Explorer
{
    /// <summary>Explores with a strategy. The same options find the same, on every machine.</summary>
    /// <param name="scenario">What to explore.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told now and then how many states were seen and generated.</param>
    public static ExplorationReport Explore(Scenario scenario, ExplorationOptions options, Action<long, long>? progress = null) =>
        SchedulersOf(options.Strategy) is { Count: > 0 } schedulers
            ? new RunSearch(scenario, options, schedulers, progress).Run()
            : new GraphSearch(scenario, options, progress).Run();

    /// <summary>The schedulers that make a strategy's runs in turn; none if it is a search.</summary>
    internal static IReadOnlyList<IScheduler> SchedulersOf(ExplorationStrategy strategy) => strategy switch
    {
        ExplorationStrategy.Pct => [new PriorityScheduler()],
        ExplorationStrategy.Delay => [new DelayScheduler()],
        ExplorationStrategy.Random => [new RandomScheduler()],
        ExplorationStrategy.Portfolio => [new PriorityScheduler(), new DelayScheduler(), new RandomScheduler()],
        _ => [],
    };
}
