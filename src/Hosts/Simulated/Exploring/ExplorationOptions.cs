namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>How much is explored, and how.</summary>
public sealed record ExplorationOptions
{
    public ExplorationStrategy Strategy { get; init; }

    /// <summary>Runs, where the strategy makes runs.</summary>
    public int Iterations { get; init; } = 1_000;

    /// <summary>From which all chance is drawn: the same seed finds the same.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Steps from the first state at most; zero is any number in a search and <see cref="RunStepsDefault"/> in a run.</summary>
    public int DepthMax { get; init; }

    /// <summary>Distinct states at most: beyond that a search says that it is not complete.</summary>
    public int StatesMax { get; init; } = 100_000_000;

    /// <summary>Bytes of states that are still to be gone on from at most: what an array can be doubled to.</summary>
    public int FrontierBytesMax { get; init; } = 1 << 30;

    /// <summary>A bug that is planted in the world around the nodes, by name, or null.</summary>
    public string? Plant { get; init; }

    /// <summary>Faults in all, or null for as many as the scenario itself says.</summary>
    public int? Budget { get; init; }

    public static int RunStepsDefault => 200;
}
