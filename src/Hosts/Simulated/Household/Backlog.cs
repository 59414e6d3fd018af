using Holdover.Hosts.Simulated.Network;

namespace Holdover.Hosts.Simulated.Household;

/// <summary>Connections that the kernel has taken and nobody has accepted yet, with what came on them.</summary>
internal sealed class Backlog(Server server) : IPacketReceiver
{
    private readonly List<(Transport Transport, List<Packet> Packets)> waiting = [];

    public void Add(Transport transport)
    {
        transport.Up.Receiver = this;
        waiting.Add((transport, []));
    }

    /// <summary>One whose end has come is nobody's.</summary>
    public void Receive(Transport transport, in Packet packet)
    {
        var place = waiting.FindIndex(one => one.Transport == transport);
        if (place < 0)
            return;
        if (packet.Kind == PacketKind.Closed)
            waiting.RemoveAt(place);
        else
            waiting[place].Packets.Add(packet);
    }

    /// <summary>Somebody accepts again: in the order in which they came.</summary>
    public void Take()
    {
        (Transport Transport, List<Packet> Packets)[] all = [.. waiting];
        waiting.Clear();
        foreach (var (transport, packets) in all)
        {
            if (transport.IsDead)
                continue;
            server.Accept(transport);
            packets.ForEach(packet => transport.Up.Receiver?.Receive(transport, in packet));
        }
    }

    /// <summary>Nobody has the socket any more.</summary>
    public void Reset()
    {
        waiting.ForEach(one => one.Transport.AbortByServer());
        waiting.Clear();
    }
}
