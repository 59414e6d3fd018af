namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>What an exploration found.</summary>
public sealed record ExplorationReport
{
    /// <summary>States that differ in shape.</summary>
    public required long DistinctStates { get; init; }

    /// <summary>States that were come to, the same ones counted again.</summary>
    public required long GeneratedStates { get; init; }

    /// <summary>Why there may be states that were not seen, in words; null if every one was.</summary>
    public required string? Unfinished { get; init; }

    /// <summary>Whether there is no state that was not seen.</summary>
    public bool Complete => Unfinished is null;

    /// <summary>Steps of the longest path that was followed.</summary>
    public required int LongestPath { get; init; }

    /// <summary>Bytes of memory held for a distinct state, everything counted.</summary>
    public required double BytesAState { get; init; }

    /// <summary>One of each promise that was broken.</summary>
    public required IReadOnlyList<Violation> Violations { get; init; }

    /// <summary>What should have been seen and was not.</summary>
    public required IReadOnlyList<string> Unwitnessed { get; init; }
}
