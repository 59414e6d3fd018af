namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>Something about a world that holds or does not.</summary>
public sealed record Property(string Name, Func<World, bool> Holds);
