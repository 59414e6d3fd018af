namespace Holdover.Session;

/// <summary>Why an attempt failed or a connection ended, when nobody asked for it.</summary>
public enum LossCause
{
    None,

    /// <summary>The name has no address, or nobody answered the question.</summary>
    ResolveFailed,

    /// <summary>No address let us in.</summary>
    ConnectFailed,

    /// <summary>The transport opened and the server's hello never came.</summary>
    NotGreeted,

    /// <summary>The peer closed.</summary>
    ClosedByPeer,

    /// <summary>The transport broke.</summary>
    TransportError,

    /// <summary>The peer fell silent and did not answer a probe.</summary>
    Silent,
}
