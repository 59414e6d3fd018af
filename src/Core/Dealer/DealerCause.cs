namespace Holdover.Dealer;

/// <summary>Why an attempt failed or a connection ended, when nobody asked for it.</summary>
public enum DealerCause
{
    None,

    /// <summary>The endpoint has no address, or nobody answered the question.</summary>
    ResolveFailed,

    /// <summary>Who gives out tokens will give us none: the only cause that is the end.</summary>
    CredentialsRefused,

    /// <summary>No address let us in.</summary>
    ConnectFailed,

    /// <summary>The token was no longer good when it was used. The next attempt brings another.</summary>
    UpgradeRefused,

    /// <summary>The transport opened and no connection id came.</summary>
    NotIdentified,

    /// <summary>We have never been registered, and could not be.</summary>
    NotRegistered,

    /// <summary>The peer closed.</summary>
    ClosedByPeer,

    /// <summary>The transport broke.</summary>
    TransportError,

    /// <summary>A ping was not answered.</summary>
    Silent,
}
