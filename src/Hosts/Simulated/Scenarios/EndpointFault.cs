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

    /// <summary>The next name that is looked up is not found.</summary>
    ResolveFails,

    /// <summary>The session's transport ends at its far end.</summary>
    SessionCloses,

    /// <summary>The dealer's transport ends at its far end.</summary>
    DealerCloses,

    /// <summary>The session's transport breaks; that it closed, or broke, is said again later, at any time.</summary>
    SessionBreaks,

    /// <summary>The same of the dealer's.</summary>
    DealerBreaks,

    /// <summary>The output that is open breaks.</summary>
    OutputBreaks,

    /// <summary>Of an output that is closed it is said that it broke, whatever is open by now.</summary>
    OldOutputBreaks,

    /// <summary>The process is killed and started again.</summary>
    Crashes,

    /// <summary>The process is killed, and started again when what it saved is too old.</summary>
    CrashesForLong,

    /// <summary>The machine is started again.</summary>
    Reboots,
}
