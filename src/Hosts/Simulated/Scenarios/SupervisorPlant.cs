namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>Bugs of the world around a supervisor, to see that they are found.</summary>
internal enum SupervisorPlant
{
    None,

    /// <summary>Every look-alike is said to be a leftover.</summary>
    LooseMatch,

    /// <summary>The device is never given back, and no leftover is found.</summary>
    BlindSearch,
}
