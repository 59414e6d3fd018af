namespace Holdover.Tests.Hosts.Support;

/// <summary>What keeps a processor busy, or is measured, runs after the rest and one at a time: what plays in real time would be late beside it.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
