namespace Holdover.Tests.Hosts.Interleaving;

/// <summary>What keeps a processor busy runs after the rest, which must keep time.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
