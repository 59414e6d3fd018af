using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Household;

/// <summary>What a run broke.</summary>
/// <param name="Kind">Which sort of promise.</param>
/// <param name="At">How long after the beginning.</param>
/// <param name="Reason">The promise, and who broke it, in words.</param>
public sealed record Failure(FailureKind Kind, Duration At, string Reason)
{
    public override string ToString() => $"{Reason} ({At} after the beginning)";
}
