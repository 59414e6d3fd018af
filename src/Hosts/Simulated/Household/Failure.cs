using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Household;

/// <summary>What a run broke.</summary>
/// <param name="Kind">Which sort of promise.</param>
/// <param name="At">How long after the beginning.</param>
/// <param name="Speaker">Who broke it, if it was one speaker.</param>
/// <param name="Reason">The promise, in words.</param>
public sealed record Failure(FailureKind Kind, Duration At, int? Speaker, string Reason)
{
    public override string ToString() => $"{(Speaker is { } speaker ? $"speaker {speaker}: " : "")}{Reason} ({At.Microseconds / 1e6:F1} s after the beginning)";
}
