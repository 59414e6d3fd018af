namespace Holdover.Supervisor;

/// <summary>Why a device was not granted to a probe.</summary>
public enum ProbeFault
{
    None,

    /// <summary>Somebody holds it.</summary>
    Busy,

    /// <summary>There is no such device.</summary>
    Missing,

    /// <summary>Anything else; the error number tells.</summary>
    Error,

    /// <summary>The probe did not come to an end.</summary>
    TimedOut,
}
