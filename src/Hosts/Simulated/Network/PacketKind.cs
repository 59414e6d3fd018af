namespace Holdover.Hosts.Simulated.Network;

/// <summary>What goes over a connection; the meaning of a packet's fields depends on it.</summary>
internal enum PacketKind
{
    /// <summary>The other end closed, or the connection was reset.</summary>
    Closed,

    Hello,
    State,
    Probe,
    Goodbye,

    ServerHello,
    ServerTime,
    StreamStart,
    StreamClear,
    Chunk,
    StreamEnd,

    /// <summary>A text frame of the bus, either way.</summary>
    Frame,
}
