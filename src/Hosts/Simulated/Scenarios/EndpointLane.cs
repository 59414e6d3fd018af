namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What moves the world of a speaker that an account owns.</summary>
internal enum EndpointLane
{
    Clock,

    /// <summary>From here on, a lane for each <see cref="EndpointFlightKind"/>.</summary>
    FirstFlight,

    Late = 14,

    /// <summary>From here on, a lane for each <see cref="EndpointWish"/>.</summary>
    FirstWish,

    /// <summary>Any <see cref="EndpointFault"/>: nobody is owed one.</summary>
    Fault = 23,
}
