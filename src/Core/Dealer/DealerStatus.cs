namespace Holdover.Dealer;

/// <summary>What a dealer tells of itself: a level, not an event.</summary>
public enum DealerStatus
{
    Stopped,
    Connecting,

    /// <summary>Messages come; nothing is registered under this connection's id yet.</summary>
    Online,

    Registered,
    Disconnected,
    Closed,
}
