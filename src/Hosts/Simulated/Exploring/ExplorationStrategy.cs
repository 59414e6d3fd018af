namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>How a space is gone through.</summary>
public enum ExplorationStrategy
{
    /// <summary>Every state, breadth-first: what is found is found by a shortest path.</summary>
    Exhaustive,

    /// <summary>Every state, depth-first: what is far away is found sooner.</summary>
    Dfs,

    /// <summary>Many runs in which lanes have random priorities that change at a few random points (PCT).</summary>
    Pct,

    /// <summary>Many runs of one fixed order of lanes, each put off a few times at random points.</summary>
    Delay,

    /// <summary>Many runs of random choices.</summary>
    Random,

    /// <summary>Runs of the three in turn.</summary>
    Portfolio,
}
