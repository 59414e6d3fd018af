namespace Holdover.Hosts.Simulated.Network;

/// <summary>One end of connections.</summary>
internal interface IPacketReceiver
{
    void Receive(Transport transport, in Packet packet);
}
