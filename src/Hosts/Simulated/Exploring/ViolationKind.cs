namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>What kind of promise was broken.</summary>
public enum ViolationKind
{
    /// <summary>A step threw.</summary>
    Crash,

    /// <summary>Something that must come to hold never does.</summary>
    Liveness,

    /// <summary>Something that must always hold did not.</summary>
    Safety,
}
