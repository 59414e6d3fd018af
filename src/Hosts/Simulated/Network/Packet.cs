using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Network;

/// <summary>One message on its way.</summary>
internal record struct Packet(PacketKind Kind)
{
    /// <summary>When it is at the other end, unless the way is blocked.</summary>
    public MonotonicTime Due;

    /// <summary>An instant of the sender's or the receiver's clock, in microseconds; with a hello, up to where the speaker has received.</summary>
    public long Time;

    /// <summary>With a server's time: when it was received there.</summary>
    public long Received;

    /// <summary>With a chunk: its first frame as the source knows it; with a server's time: when it was sent.</summary>
    public long First;

    /// <summary>With a chunk its frames, with a stream its rate, with a hello who it is.</summary>
    public int Count;

    public int Channels;

    /// <summary>The bytes of a text frame.</summary>
    public byte[]? Frame;
}
