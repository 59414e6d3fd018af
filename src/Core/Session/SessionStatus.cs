namespace Holdover.Session;

/// <summary>What a session tells of itself: a level, not an event.</summary>
public enum SessionStatus
{
    Idle,
    Connecting,
    Connected,
    Disconnected,
    Closed,
    GaveUp,
}
