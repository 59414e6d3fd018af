using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Household;

/// <summary>Frames that a speaker did not play.</summary>
/// <param name="Speaker">Which.</param>
/// <param name="Frames">How many.</param>
/// <param name="At">When the next one after them was heard, after the beginning.</param>
public readonly record struct Gap(int Speaker, long Frames, Duration At);
