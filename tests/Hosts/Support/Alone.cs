namespace Holdover.Tests.Hosts.Support;

/// <summary>What keeps a processor busy, and what must keep time to the millisecond, runs after the rest and one at a time.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
