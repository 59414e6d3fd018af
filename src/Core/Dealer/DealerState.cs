namespace Holdover.Dealer;

/// <summary>Where a dealer is.</summary>
public enum DealerState
{
    /// <summary>Not asked for yet.</summary>
    Stopped,

    /// <summary>Finding the endpoint's addresses, and credentials that are good for this attempt.</summary>
    Resolving,

    /// <summary>Opening a transport to one address after the other.</summary>
    Connecting,

    /// <summary>The transport is open; what follows are its parts.</summary>
    Online,

    /// <summary>Online, and not told yet under which id we are known.</summary>
    AwaitingId,

    /// <summary>Online with an id, under which nothing has been acknowledged yet.</summary>
    Registering,

    /// <summary>Online with an id under which we are registered.</summary>
    Registered,

    /// <summary>Down, and waiting for the next attempt.</summary>
    Backoff,

    /// <summary>The owner closed it; the transport is saying goodbye.</summary>
    Closing,

    /// <summary>Over: the owner closed it, or our credentials are refused.</summary>
    Closed,
}
