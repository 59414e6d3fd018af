namespace Holdover.Supervisor;

/// <summary>Why supervision is over.</summary>
public enum EndCause
{
    None,

    /// <summary>The child exited with code 0: it has done what it was there for.</summary>
    Finished,

    /// <summary>The owner or a signal wanted it.</summary>
    Stopped,

    /// <summary>The owner or a signal wanted it, and the child did not even die of a kill in time: it may still live.</summary>
    Unkillable,
}
