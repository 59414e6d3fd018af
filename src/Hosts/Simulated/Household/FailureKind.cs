namespace Holdover.Hosts.Simulated.Household;

/// <summary>Which sort of promise was broken.</summary>
public enum FailureKind
{
    /// <summary>A machine found itself broken.</summary>
    Crash,

    /// <summary>Something that must come to be did not.</summary>
    Liveness,

    /// <summary>Something that must never be was.</summary>
    Safety,
}
