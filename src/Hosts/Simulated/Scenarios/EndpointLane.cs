namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What moves the world of a speaker that an account owns.</summary>
internal enum EndpointLane
{
    Clock,

    /// <summary>From here on, a lane for each <see cref="EndpointFlightKind"/>.</summary>
    FirstFlight,

    Late = 13,

    /// <summary>From here on, a lane for each <see cref="EndpointWish"/>.</summary>
    FirstWish,

    /// <summary>From here on, a lane for each <see cref="EndpointFault"/>.</summary>
    FirstFault = 21,
}
