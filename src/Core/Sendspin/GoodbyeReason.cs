namespace Holdover.Sendspin;

/// <summary>Why a client leaves.</summary>
public enum GoodbyeReason
{
    /// <summary>None was given, or one of a later time: treated as <see cref="Restart"/>.</summary>
    Unknown,

    /// <summary>It goes to another server, and stays available for later.</summary>
    AnotherServer,

    /// <summary>It shuts down; do not call it back.</summary>
    Shutdown,

    /// <summary>It restarts and comes back.</summary>
    Restart,

    /// <summary>Its user asked for it; do not call it back.</summary>
    UserRequest,
}
