namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What moves a dealer's world on.</summary>
internal enum DealerLane
{
    Clock,

    /// <summary>From here on, a lane for each <see cref="DealerFlightKind"/>.</summary>
    FirstFlight,

    Late = 8,
    Start,
    Close,
    Change,
    Request,
    Come,
    Go,
    Message,
    Take,
    GiveUp,
    Noise,
    Begin,

    /// <summary>From here on, a lane for each <see cref="DealerFault"/>.</summary>
    FirstFault,
}
