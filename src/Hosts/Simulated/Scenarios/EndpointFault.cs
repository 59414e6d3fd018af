namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What can go wrong around a speaker that an account owns. Each spends one of the budget.</summary>
internal enum EndpointFault
{
    /// <summary>What was asked for is answered with a failure.</summary>
    Fails,

    /// <summary>The answer comes after whatever else happens meanwhile, well or badly, be it to an attempt that is over.</summary>
    IsLate,

    /// <summary>The answer never comes.</summary>
    IsLost,

    /// <summary>The session's transport ends at its far end.</summary>
    SessionCloses,

    /// <summary>The dealer's transport ends at its far end.</summary>
    DealerCloses,

    /// <summary>The process is killed and started again.</summary>
    Crashes,

    /// <summary>The process is killed, and started again when what it saved is too old.</summary>
    CrashesForLong,

    /// <summary>The machine is started again.</summary>
    Reboots,
}
