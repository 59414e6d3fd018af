namespace Holdover.Party;

/// <summary>A party at one instant, to be shown.</summary>
/// <param name="Coordinator">Where the coordinator is.</param>
/// <param name="Listeners">Connections that listen.</param>
/// <param name="Connections">All connections, those that have not introduced themselves too.</param>
/// <param name="Stream">What is held of the stream.</param>
public readonly record struct PartyStatus(CoordinatorState Coordinator, int Listeners, int Connections, StreamView Stream);
