namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>An order of events that a supervisor must stand: what the last step was, where it was of interest.</summary>
internal enum SupervisorOrder
{
    None,
    LeftoverKilled,
    LookAlikeSpared,
    OwnSpared,
    HungKilled,
    SlowStartKilled,
    ProbeGivenUp,
    OldProbeAnswer,
    OldSearchAnswer,
    UpAfterGivenUp,
    StartAtOnce,
    StartAfterBackoff,
    SignalForwarded,
    KilledByGrace,
    KilledBySecondInterrupt,
    KilledAgain,
}
