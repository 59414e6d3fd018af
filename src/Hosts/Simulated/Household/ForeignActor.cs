using Holdover.Hosts.Simulated.Faults;
using Holdover.Hosts.Simulated.Network;
using Holdover.Hosts.Simulated.Running;
using Holdover.Hosts.Simulated.Sounding;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Household;

/// <summary>
/// A listener of others, as their libraries are: it comes back a second after a loss, keeps what it has until it is told
/// to clear it, and plays whatever comes next right after it. What comes twice it plays twice.
/// </summary>
internal sealed class ForeignActor : Actor, IPacketReceiver
{
    private static readonly Duration RetryPeriod = Duration.FromSeconds(1);

    /// <summary>Without a message for so long it gives a connection up.</summary>
    private static readonly Duration SilenceMax = Duration.FromSeconds(10);

    /// <summary>Of timestamps that are rounded, in microseconds.</summary>
    private const long FrameLength = (1_000_000 / Programme.Rate) + 1;

    private readonly Home home;
    private readonly int number;
    private readonly Computer computer;
    private readonly List<Transport> transports = [];
    private Transport? current;
    private ConnectionEpoch last;
    private MonotonicTime heardAt;
    private MonotonicTime lostAt;
    private long next = -1;
    private bool resumes;

    public ForeignActor(Home home, int number, Dice dice)
        : base(home.Schedule)
    {
        (this.home, this.number) = (home, number);
        computer = new(home.Schedule, Duration.FromSeconds(1 + dice.Below(1_000_000)), dice.Below(200_000) - 100_000);
        Path = new(home.Schedule, new((ulong)dice.Below(long.MaxValue) + 1));
        ArmIn(RetryPeriod);
    }

    public NetworkPath Path { get; }

    /// <summary>When it was sent sound last.</summary>
    public MonotonicTime SentAt { get; private set; }

    public void Begin(in Fault fault)
    {
        switch (fault.Kind)
        {
            case FaultKind.Reset:
                lostAt = Now;
                transports.ForEach(transport => transport.Reset());
                break;
            case FaultKind.HalfOpen:
                lostAt = Now;
                transports.ForEach(transport => transport.Vanish());
                break;
            default:
                Path.Begin(fault.Kind == FaultKind.LeftUnreachable ? FaultKind.Partition : fault.Kind, Now + fault.Length);
                break;
        }
    }

    public override void Act()
    {
        ArmIn(RetryPeriod);
        if (current is not null && Now - heardAt > SilenceMax)
        {
            lostAt = heardAt;
            Drop();
        }

        if (current is null && CanDial)
            Connect();
    }

    public void Receive(Transport transport, in Packet packet)
    {
        if (transport != current)
            return;
        home.Note(number, packet.Kind, packet.First);
        heardAt = Now;
        switch (packet.Kind)
        {
            case PacketKind.ServerHello:
                transport.SendUp(new(PacketKind.State));
                transport.SendUp(new(PacketKind.Probe) { Time = computer.Now.Microseconds });
                break;
            case PacketKind.StreamClear or PacketKind.StreamEnd:
                (next, lostAt) = (-1, MonotonicTime.None);
                break;
            case PacketKind.Chunk:
                Play(packet.Time, packet.Count);
                break;
            case PacketKind.Closed:
                Drop();
                break;
            default:
                break;
        }
    }

    private bool CanDial => home.Server.IsAlive && !Path.Is(FaultKind.Refuse) && !Path.Is(FaultKind.Swallow) && !Path.Is(FaultKind.ResolveFails)
        && !Path.Is(FaultKind.ResolveHangs) && Path.BlockedUntil(isUp: true) <= Now && Path.BlockedUntil(isUp: false) <= Now;

    /// <summary>A worker that dies before it sees that a connection broke takes with it that anything was lost.</summary>
    private bool IsUnknowable => lostAt > MonotonicTime.None && home.Server.KilledAt >= lostAt;

    /// <summary>What it had was played before the rest came: what goes on after that, at its time, leaves out nothing that could still be heard.</summary>
    private bool RanOut(long due) => due > next && home.Server.Computer.Now.Microseconds > next;

    private void Connect()
    {
        current = transports.Find(transport => transport.IsFree);
        if (current is null)
            transports.Add(current = new(home.Schedule, Path) { Client = number });
        (last, heardAt) = (last.Next(), Now);
        current.Open(last);
        current.Down.Receiver = this;
        current.Up.Receiver = null;
        if (!Path.Is(FaultKind.Mute))
            home.Server.Accept(current);
        if (Path.Is(FaultKind.DropAtOnce))
            current.Reset();
        current.SendUp(new(PacketKind.Hello) { Time = Endpoint.EndpointEffect.NothingReceived, Count = number });
        resumes = next >= 0;
    }

    private void Drop()
    {
        current?.Abort();
        current = null;
    }

    /// <summary>It knows sound by its time alone: what is heard next must be due when what it has ends.</summary>
    private void Play(long due, int count)
    {
        SentAt = Now;
        var follows = Math.Abs(due - next) <= FrameLength;
        if (next >= 0 && !follows && !IsUnknowable && !RanOut(due))
            home.Fail(FailureKind.Safety, number, $"a listener of others has sound until {next} and goes on at {due}, and was not told to forget what it has");
        if (resumes && follows)
            home.Met.Add(Situation.ResumedExactly);
        if (current is { IsDead: false })
            lostAt = MonotonicTime.None;
        (next, resumes) = (due + (count * 1_000_000L / Programme.Rate), false);
    }
}
