namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What can go wrong around one speaker. Each spends one of the budget.</summary>
internal enum SpeakerFault
{
    /// <summary>What was asked for is answered with a failure.</summary>
    Fails,

    /// <summary>Whoever gives out tokens refuses us, now and later.</summary>
    IsRefused,

    /// <summary>The answer comes after whatever the clock does meanwhile, well or badly, or never.</summary>
    IsLate,

    /// <summary>The answer never comes.</summary>
    IsLost,

    /// <summary>The peer closes the open transport.</summary>
    PeerCloses,

    /// <summary>The open transport breaks; that it closed is said later, at any time.</summary>
    TransportBreaks,

    /// <summary>The peer of the open transport is gone and nobody says so.</summary>
    FallsSilent,

    /// <summary>The server of the open transport says that it goes away.</summary>
    GoesAway,

    /// <summary>A transport that its server is about to leave breaks before the next one carries the session.</summary>
    OldBreaks,
}
