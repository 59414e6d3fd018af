namespace Holdover.Session;

/// <summary>What a session tells of itself: a level, not an event.</summary>
public enum SessionStatus
{
    Idle,
    Connecting,
    Connected,
    Disconnected,

    /// <summary>Over, because its owner closed it.</summary>
    Closed,

    /// <summary>Over, because the owner's patience ended.</summary>
    GaveUp,

    /// <summary>Over, because there will be no token for us.</summary>
    Refused,
}
