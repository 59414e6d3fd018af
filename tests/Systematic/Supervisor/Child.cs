using Holdover.Machines;

namespace Holdover.Tests.Systematic.Supervisor;

/// <summary>What one child does with its life.</summary>
internal sealed record Child
{
    public static readonly Child Healthy = new();

    public static readonly Child DiesAtOnce = new() { ExitsAfter = Duration.Zero, ExitCode = 1 };

    /// <summary>From being asked for to being there; null: it never is, and nobody says so.</summary>
    public Duration? SpawnsAfter { get; init; } = Duration.Zero;

    public bool CannotBeStarted { get; init; }

    /// <summary>From being there to its exit; null: it goes on for ever.</summary>
    public Duration? ExitsAfter { get; init; }

    public int ExitCode { get; init; }

    /// <summary>How long it gives signs of life; null: none.</summary>
    public Duration? BeatsFor { get; init; }

    /// <summary>From a signal that ends it to its exit; null: it ignores them.</summary>
    public Duration? EndsAfterSignal { get; init; } = Duration.Zero;

    /// <summary>From a kill to its exit; null: it is stuck in the kernel.</summary>
    public Duration? DiesAfterKill { get; init; } = Duration.Zero;
}
