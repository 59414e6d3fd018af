namespace Holdover.Hosts.Simulated.Interleaving;

/// <summary>A controlled run found that something never ends, or that something is not under its control.</summary>
public sealed class InterleavingException(string message) : Exception(message);
