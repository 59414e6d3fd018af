namespace Holdover.Supervisor;

/// <summary>Where a supervisor is.</summary>
public enum SupervisorState
{
    /// <summary>Not asked to start yet.</summary>
    Idle,

    /// <summary>No child of ours lives: around every state that waits for something other than a child.</summary>
    Childless,

    /// <summary>Trying whether the device would be granted to the child.</summary>
    Probing,

    /// <summary>The device was not granted; waiting for the next probe.</summary>
    WaitingForDevice,

    /// <summary>The child is down; waiting for the next attempt.</summary>
    BackingOff,

    /// <summary>A child of ours lives or is on its way: around every state that keeps it going.</summary>
    Tending,

    /// <summary>The child is asked for and not up yet.</summary>
    Spawning,

    /// <summary>The child is up.</summary>
    Running,

    /// <summary>The child hangs, or did not come up in time: it has been killed and must go before another comes.</summary>
    Killing,

    /// <summary>Supervision is to end, and a child of ours lives or is on its way.</summary>
    Ending,

    /// <summary>The child has been told to end, and has its grace.</summary>
    Stopping,

    /// <summary>The child has been killed, and supervision ends with it.</summary>
    Forcing,

    /// <summary>Over.</summary>
    Stopped,
}
