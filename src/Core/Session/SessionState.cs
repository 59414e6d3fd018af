namespace Holdover.Session;

/// <summary>Where a session is.</summary>
public enum SessionState
{
    /// <summary>Not asked for yet.</summary>
    Idle,

    /// <summary>Asking for the token of this attempt.</summary>
    FetchingToken,

    /// <summary>Finding the addresses of the server's name.</summary>
    Resolving,

    /// <summary>Opening a transport to one address after the other.</summary>
    Connecting,

    /// <summary>The transport is open; the server has not greeted yet.</summary>
    Authenticating,

    /// <summary>Up.</summary>
    Connected,

    /// <summary>Up, with a server that goes away, while attempts at the next are made.</summary>
    Migrating,

    /// <summary>Down, and waiting for the next attempt or for the network.</summary>
    Recovering,

    /// <summary>The owner closed it; the transport is saying goodbye.</summary>
    Closing,

    /// <summary>Over, because the owner closed it.</summary>
    Closed,

    /// <summary>Over, because the time that the owner allowed without a session has passed.</summary>
    GaveUp,

    /// <summary>Over, because there will be no token for us.</summary>
    Refused,
}
