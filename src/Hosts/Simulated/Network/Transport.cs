using Holdover.Hosts.Simulated.Running;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Network;

/// <summary>One connection, as TCP shows it: in order, stalled, reset with its unread tail lost, or half-open.</summary>
internal sealed class Transport
{
    /// <summary>After so long without an acknowledgement the server's kernel gives a connection up.</summary>
    private static readonly Duration UserTimeout = Duration.FromSeconds(10);

    public Transport(Schedule schedule, NetworkPath path)
    {
        Up = new(schedule, this, path, isUp: true);
        Down = new(schedule, this, path, isUp: false);
    }

    public Lane Up { get; }

    public Lane Down { get; }

    /// <summary>Whose it is.</summary>
    public int Client { get; init; }

    /// <summary>By which the speaker knows it.</summary>
    public ConnectionEpoch SpeakerEnd { get; set; }

    /// <summary>By which the server knows it; none before it was accepted, and when it is over there.</summary>
    public ConnectionEpoch ServerEnd { get; set; }

    /// <summary>Whether nothing passes any more but the news of its end.</summary>
    public bool IsDead { get; private set; }

    public bool IsFree => SpeakerEnd.IsNone() && ServerEnd.IsNone() && Up.IsEmpty && Down.IsEmpty;

    public void Open(ConnectionEpoch speakerEnd)
    {
        Up.Clear();
        Down.Clear();
        (SpeakerEnd, ServerEnd, IsDead) = (speakerEnd, default, false);
    }

    public void SendUp(in Packet packet)
    {
        if (!IsDead && !SpeakerEnd.IsNone())
            Up.Send(packet);
    }

    public void SendDown(in Packet packet)
    {
        if (!IsDead && !ServerEnd.IsNone())
            Down.Send(packet);
    }

    /// <summary>Both ends hear that it broke; what nobody has read is lost.</summary>
    public void Reset()
    {
        if (IsDead)
            return;
        Die();
        Up.SendAfter(new(PacketKind.Closed), Duration.FromMilliseconds(1));
        Down.SendAfter(new(PacketKind.Closed), Duration.FromMilliseconds(1));
    }

    /// <summary>Neither end hears anything, until the server's kernel has had enough.</summary>
    public void Vanish()
    {
        if (IsDead)
            return;
        Die();
        Up.SendAfter(new(PacketKind.Closed), UserTimeout);
    }

    /// <summary>The speaker drops it; what it has sent is not waited for.</summary>
    public void Abort()
    {
        SpeakerEnd = default;
        Down.Clear();
        if (IsDead)
            return;
        IsDead = true;
        Up.Send(new(PacketKind.Closed));
    }

    /// <summary>The server's process is gone, or drops it.</summary>
    public void AbortByServer()
    {
        ServerEnd = default;
        Up.Clear();
        if (IsDead)
            return;
        IsDead = true;
        Down.Send(new(PacketKind.Closed));
    }

    private void Die()
    {
        IsDead = true;
        Up.Clear();
        Down.Clear();
    }
}
