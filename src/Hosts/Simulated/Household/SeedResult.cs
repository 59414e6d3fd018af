using Holdover.Hosts.Simulated.Running;

namespace Holdover.Hosts.Simulated.Household;

/// <summary>What became of a seed.</summary>
public sealed record SeedResult(Seed Seed, RunResult Run);
