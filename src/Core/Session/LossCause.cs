namespace Holdover.Session;

/// <summary>Why an attempt failed or a connection ended, when nobody asked for it.</summary>
public enum LossCause
{
    None,

    /// <summary>The network of this machine is down.</summary>
    NetworkDown,

    /// <summary>The token route did not answer, or not with a token: it may do so later.</summary>
    TokenFailed,

    /// <summary>The token route answered that there will be no token for us.</summary>
    TokenRefused,

    /// <summary>The name has no address, or nobody answered the question.</summary>
    ResolveFailed,

    /// <summary>No address let us in.</summary>
    ConnectFailed,

    /// <summary>The server did not take the token, or wanted one.</summary>
    Unauthorized,

    /// <summary>The transport opened and the server's hello never came.</summary>
    NotGreeted,

    /// <summary>The server said that it goes away.</summary>
    GoingAway,

    /// <summary>The peer closed.</summary>
    ClosedByPeer,

    /// <summary>The transport broke.</summary>
    TransportError,

    /// <summary>The peer fell silent and did not answer a probe.</summary>
    Silent,
}
