namespace Holdover.Bench;

/// <summary>One thing measured, next to what it is measured against.</summary>
/// <param name="Name">What was measured, as the command line names it.</param>
/// <param name="Value">How much.</param>
/// <param name="Unit">Of what: <c>ns</c>, <c>bytes</c>.</param>
/// <param name="Yardstick">In words, what <paramref name="Ratio"/> is against.</param>
/// <param name="Ratio">The value over the yardstick's, both taken in the same run; <see langword="null"/> without a yardstick.</param>
public sealed record Measurement(string Name, double Value, string Unit, string Yardstick, double? Ratio);
