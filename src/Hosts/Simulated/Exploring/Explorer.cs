namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>Explores a scenario.</summary>
public static class Explorer
{
    /// <summary>Explores with a strategy. The same options find the same, on every machine.</summary>
    /// <param name="scenario">What to explore.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told now and then how many states were seen and generated.</param>
    public static ExplorationReport Explore(Scenario scenario, ExplorationOptions options, Action<long, long>? progress = null) =>
        new GraphSearch(scenario, options, progress).Run();
}
