using Holdover.Hosts.Simulated.Exploring;

namespace Holdover.Hosts.Simulated.Interleaving;

/// <summary>What an exploration of interleavings found.</summary>
/// <param name="Runs">Runs that were made.</param>
/// <param name="Longest">Steps of the longest.</param>
/// <param name="Unfinished">Why there may be interleavings that were not seen, in words; null if every one within the bound was.</param>
/// <param name="Failure">What went wrong in the first run that failed, or null.</param>
/// <param name="Path">The choices of that run, or of the last.</param>
public sealed record InterleavingReport(int Runs, int Longest, string? Unfinished, Exception? Failure, ExplorationPath Path);
