namespace Holdover.Supervisor;

/// <summary>Why a child is down and is to be started again.</summary>
public enum DownCause
{
    None,

    /// <summary>It exited with a code other than 0, or died of a signal.</summary>
    Exited,

    /// <summary>It could not be started.</summary>
    SpawnFailed,

    /// <summary>It was not up in time.</summary>
    SpawnTimedOut,

    /// <summary>It gave no sign of life for too long.</summary>
    Hung,
}
