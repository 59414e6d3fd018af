namespace Holdover.StateMachines.Graph;

/// <summary>A node that stands for a selector: the place where a dynamic transition forks.</summary>
/// <param name="Name">The node's name, unique in the graph.</param>
/// <param name="Label">What selects.</param>
internal sealed record GraphDecision(string Name, string Label);
