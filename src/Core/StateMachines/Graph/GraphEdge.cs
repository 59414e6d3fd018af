namespace Holdover.StateMachines.Graph;

/// <summary>An arrow of a graph.</summary>
/// <param name="From">The name of the node that it leaves.</param>
/// <param name="To">The name of the node that it reaches.</param>
/// <param name="Label">What is written on it.</param>
internal sealed record GraphEdge(string From, string To, string Label);
