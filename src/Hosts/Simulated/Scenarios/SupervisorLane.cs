namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What moves a supervisor's world on.</summary>
internal enum SupervisorLane
{
    Clock,

    /// <summary>From here on, a lane for each <see cref="SupervisorFlightKind"/>.</summary>
    FirstFlight,

    Late = 5,

    /// <summary>Who holds the device by right lets go of it, sooner or later.</summary>
    Release,

    Start,
    Interrupt,
    Signal,
    Finish,

    /// <summary>From here on, a lane for each <see cref="SupervisorFault"/>.</summary>
    FirstFault,
}
