namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What moves a speaker's world on.</summary>
internal enum SpeakerLane
{
    Clock,

    /// <summary>From here on, a lane for each <see cref="FlightKind"/>.</summary>
    FirstFlight,

    Late = 8,
    Open,
    Close,
    CloseInReport,
    CloseWhenDue,

    /// <summary>Who reads the status late asks for news.</summary>
    Ask,

    /// <summary>From here on, a lane for each <see cref="SpeakerFault"/>.</summary>
    FirstFault,
}
