namespace Holdover.Sendspin;

/// <summary>Why a server dialled a client.</summary>
public enum ConnectionReason
{
    /// <summary>To know it, for later.</summary>
    Discovery,

    /// <summary>To play to it, now or soon.</summary>
    Playback,
}
