using Holdover.Hosts.Simulated.Running;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Network;

/// <summary>One direction of a connection: what is sent arrives in order, later or not at all.</summary>
internal sealed class Lane(Schedule schedule, Transport transport, NetworkPath path, bool isUp) : Actor(schedule)
{
    /// <summary>What a packet weighs on the way beside its sound.</summary>
    private const int BytesOfPacket = 120;

    private const int BytesOfFrame = 4;

    private readonly Queue<Packet> packets = new();
    private MonotonicTime busyUntil;
    private MonotonicTime lastDue;

    public IPacketReceiver? Receiver { get; set; }

    public bool IsEmpty => packets.Count == 0;

    public void Send(Packet packet)
    {
        var bytes = BytesOfPacket + (packet.Kind == PacketKind.Chunk ? packet.Count * BytesOfFrame : packet.Frame?.Length ?? 0);
        busyUntil = MonotonicTime.Max(busyUntil, Now) + path.TimeFor(bytes);
        Add(packet, busyUntil + path.NextDelay());
    }

    /// <summary>Comes after so long, whatever became of the way.</summary>
    public void SendAfter(Packet packet, Duration delay) => Add(packet, Now + delay);

    /// <summary>Loses what is on the way.</summary>
    public void Clear()
    {
        packets.Clear();
        (busyUntil, lastDue) = (default, default);
        Disarm();
    }

    public override void Act()
    {
        while (packets.TryPeek(out var packet))
        {
            var due = transport.IsDead ? packet.Due : MonotonicTime.Max(packet.Due, path.BlockedUntil(isUp));
            if (due > Now)
            {
                ArmAt(due);
                return;
            }

            packets.Dequeue();
            Receiver?.Receive(transport, in packet);
        }
    }

    private void Add(Packet packet, MonotonicTime due)
    {
        lastDue = MonotonicTime.Max(lastDue, due);
        packet.Due = lastDue;
        packets.Enqueue(packet);
        if (packets.Count == 1)
            ArmAt(lastDue);
    }
}
