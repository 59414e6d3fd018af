namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>A promise that was broken, and how to see it again.</summary>
/// <param name="Kind">What kind of promise.</param>
/// <param name="Property">The promise, in words.</param>
/// <param name="Path">The choices that lead there.</param>
/// <param name="Cycle">Where something never comes to hold: the choices that go round for ever. Otherwise empty.</param>
public sealed record Violation(ViolationKind Kind, string Property, ExplorationPath Path, ExplorationPath Cycle);
