namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What a speaker has asked for and has not been answered.</summary>
internal enum FlightKind
{
    Token,
    Resolve,
    Open,
    Greeting,
    SignOfLife,
    Close,
}
