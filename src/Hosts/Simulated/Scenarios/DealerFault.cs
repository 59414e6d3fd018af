namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What can go wrong around a dealer. Each spends one of the budget.</summary>
internal enum DealerFault
{
    /// <summary>What was asked for is answered with a failure.</summary>
    Fails,

    /// <summary>Credentials are refused, or the token that was shown.</summary>
    IsRefused,

    /// <summary>The answer comes after whatever the clock does meanwhile, well or badly, or never.</summary>
    IsLate,

    /// <summary>The open transport breaks; what it still had to say is said later, and so is its close.</summary>
    Breaks,

    /// <summary>The peer of the open transport is gone and nobody says so.</summary>
    FallsSilent,

    /// <summary>The server knows the open transport under another id.</summary>
    ChangesId,
}
