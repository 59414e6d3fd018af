namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What a dealer has asked for, or its peer owes it.</summary>
internal enum DealerFlightKind
{
    Resolve,
    Open,
    Id,
    Pong,
    Put,
    Answer,
    Close,
}
