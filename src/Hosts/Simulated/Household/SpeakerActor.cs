using Holdover.Endpoint;
using Holdover.Hosts.Simulated.Faults;
using Holdover.Hosts.Simulated.Network;
using Holdover.Hosts.Simulated.Running;
using Holdover.Hosts.Simulated.Sounding;
using Holdover.Machines;
using Holdover.Playback;
using Holdover.Recording;
using Holdover.Session;

namespace Holdover.Hosts.Simulated.Household;

/// <summary>A speaker: the production node, bound to simulated connections and a simulated output.</summary>
internal sealed partial class SpeakerActor : NodeActor<EndpointNode, EndpointInput, EndpointEffect>, IPacketReceiver
{
    private readonly Home home;
    private EndpointSettings settings;
    private readonly DelayLine<HostAnswer> answers;
    private readonly List<Transport> transports = [];
    private Dice dice;
    private ConnectionEpoch opened;
    private int chunksOfConnection;
    private bool isPaused;

    public SpeakerActor(Home home, int number, Dice dice, Dice diskDice)
        : base(home.Schedule, ComputerOf(home, ref dice), new(HouseholdRules.Speaker(number), NextDice(ref dice)), EndpointNode.EffectsMax)
    {
        this.home = home;
        (this.dice, this.diskDice) = (dice, diskDice);
        Number = number;
        settings = HouseholdRules.Speaker(number);
        Path = new(home.Schedule, NextDice(ref this.dice));
        answers = new(home.Schedule, Answer);
        Ear = new(home.Programme) { IsClocked = IsOdd(number) };
        if (IsOdd(number))
            card = CreateCard(NextDice(ref this.dice));
        wantedAccount = Person.Accounts[number / 4 % 2];
        Disk = new(home.Met);
        Bus = new(home, this, NextDice(ref this.dice));
    }

    public int Number { get; }

    public NetworkPath Path { get; }

    public Ear Ear { get; }

    /// <summary>Whether somebody wants to hear it.</summary>
    public bool IsWanted { get; private set; }

    public EndpointStatus Status => Node.Status;

    /// <summary>What its session said last.</summary>
    public SessionStatus SessionStatus { get; private set; }

    public void Begin()
    {
        IsWanted = true;
        Record(home.Recordings, $"speaker-{Number}", new(Replayers.Speaker, RecordedSettings.Write(settings)), Node);
        if (IsOwned)
            BeginOwned();
        else
            Step(SessionInput.OpenRequested());
    }

    /// <summary>Somebody closes its session, and nobody wants to hear it until it is opened again.</summary>
    public void Close()
    {
        IsWanted = false;
        Step(SessionInput.CloseRequested());
    }

    /// <summary>Somebody pauses it, or goes on.</summary>
    public void Pause(bool isPaused)
    {
        this.isPaused = isPaused;
        if (IsWanted && !IsYielded)
            Step(isPaused ? PlaybackInput.PauseRequested() : PlaybackInput.ResumeRequested());
    }

    public void ChangeVolume() => Step(PlaybackInput.VolumeChanged(NextVolume()));

    public int NextVolume() => (int)dice.Below(101);

    public void ResetConnection()
    {
        transports.ForEach(transport => transport.Reset());
        Bus.Reset();
    }

    public void LoseConnection()
    {
        transports.ForEach(transport => transport.Vanish());
        Bus.Vanish();
    }

    public void Receive(Transport transport, in Packet packet)
    {
        var connection = transport.SpeakerEnd;
        if (connection.IsNone() || !IsAlive || IsLostByPlant(in packet))
            return;
        home.Note(Number, packet.Kind, packet.Time);
        switch (packet.Kind)
        {
            case PacketKind.ServerHello:
                Step(SessionInput.Greeted(connection));
                break;
            case PacketKind.StreamStart:
                Step(PlaybackInput.StreamStarted(connection, packet.Count, packet.Channels));
                break;
            case PacketKind.StreamClear:
                Step(PlaybackInput.StreamCleared(connection));
                break;
            case PacketKind.Chunk:
                receiving = connection;
                Step(PlaybackInput.ChunkArrived(connection, new((int)packet.First, packet.Time, packet.Count, Crc: 0)));
                receiving = default;
                break;
            case PacketKind.StreamEnd:
                Step(PlaybackInput.StreamEnded(connection));
                break;
            case PacketKind.ServerTime:
                Step(PlaybackInput.ClockAnswered(connection, new(packet.Time, packet.Received, packet.First, Computer.Now.Microseconds)));
                break;
            default:
                transport.SpeakerEnd = default;
                Step(SessionInput.TransportClosed(connection, LossCause.TransportError));
                break;
        }
    }

    private bool IsLostByPlant(in Packet packet)
    {
        if (home.Plant == Plant.LoseFirstChunk && packet.Kind == PacketKind.Chunk)
            return chunksOfConnection++ == 0 && opened.Value > 1;
        return home.Plant == Plant.DeafAfterLoss && packet.Kind == PacketKind.ServerHello && opened.Value > 1;
    }

    protected override void Handle(in EndpointEffect effect)
    {
        switch (effect.Part)
        {
            case EndpointPart.Session:
                Handle(in effect.Session, in effect);
                break;
            case EndpointPart.Playback:
                Handle(in effect.Playback);
                break;
            case EndpointPart.Dealer:
                Bus.Handle(in effect.Dealer, in effect);
                break;
            case EndpointPart.Saved:
                Handle(in effect.Saved);
                break;
            default:
                Handle(in effect.Owner);
                break;
        }
    }

    private void Handle(in SessionEffect effect, in EndpointEffect joined)
    {
        home.Note(Number, effect.Action, effect.Connection.Value);
        switch (effect.Action)
        {
            case SessionAction.ResolveUrl:
                if (!Path.Is(FaultKind.ResolveHangs))
                    answers.Add(new(1_000 + dice.Below(50_000)), new(HostAnswerKind.Resolve, effect.Connection));
                break;
            case SessionAction.OpenTransport:
                Dial(effect.Connection);
                break;
            case SessionAction.SendHello:
                Find(effect.Connection)?.SendUp(new(PacketKind.Hello) { Time = joined.ReceivedUntil, Count = Number });
                break;
            case SessionAction.AnnounceState:
                Find(effect.Connection)?.SendUp(new(PacketKind.State));
                break;
            case SessionAction.SendProbe:
                SendProbe(effect.Connection);
                break;
            case SessionAction.CloseTransport:
                Find(effect.Connection)?.SendUp(new(PacketKind.Goodbye));
                break;
            case SessionAction.AbortTransport:
                Find(effect.Connection)?.Abort();
                break;
            case SessionAction.PublishStatus or SessionAction.ReportEnded:
                SessionStatus = effect.Status;
                mayEndAgain |= effect.Status == SessionStatus.Connected;
                break;
            default:
                break;
        }
    }

    private void SendProbe(ConnectionEpoch connection) =>
        Find(connection)?.SendUp(new(PacketKind.Probe) { Time = Computer.Now.Microseconds });

    private Transport? Find(ConnectionEpoch connection)
    {
        foreach (var transport in transports)
        {
            if (transport.SpeakerEnd == connection)
                return transport;
        }

        return null;
    }

    /// <summary>The kernel repeats what it asked for when nothing comes back: who waits for a partition to end is through soon after.</summary>
    private void Dial(ConnectionEpoch connection)
    {
        if (Path.Is(FaultKind.Swallow))
            return;
        var blocked = MonotonicTime.Max(Path.BlockedUntil(isUp: true), Path.BlockedUntil(isUp: false)) - Now;
        var wait = blocked > Duration.Zero ? blocked + new Duration(dice.Below(1_000_000)) : Duration.Zero;
        answers.Add(wait + Path.NextDelay() + Path.NextDelay(), new(HostAnswerKind.Dial, connection));
    }

    private void Answer(HostAnswer answer)
    {
        switch (answer.Kind)
        {
            case HostAnswerKind.Resolve when Path.Is(FaultKind.ResolveFails):
                Step(SessionInput.ResolveFailed(answer.Connection));
                break;
            case HostAnswerKind.Resolve:
                Step(SessionInput.UrlResolved(answer.Connection, addresses: 1));
                break;
            case HostAnswerKind.Dial when Path.Is(FaultKind.Refuse) || !home.Server.IsAlive:
                Step(SessionInput.TransportFailed(answer.Connection));
                break;
            case HostAnswerKind.Dial:
                OpenTransport(answer.Connection);
                break;
            default:
                AnswerOpening(answer.Output);
                break;
        }
    }

    private void OpenTransport(ConnectionEpoch connection)
    {
        var transport = transports.Find(transport => transport.IsFree);
        if (transport is null)
            transports.Add(transport = new(home.Schedule, Path) { Client = Number });
        (opened, chunksOfConnection) = (connection, 0);
        transport.Open(connection);
        transport.Down.Receiver = this;
        transport.Up.Receiver = null;
        if (!Path.Is(FaultKind.Mute))
            home.Server.Accept(transport);
        if (Path.Is(FaultKind.DropAtOnce))
            transport.Reset();
        Step(SessionInput.TransportOpened(connection));
    }

    internal static bool IsOdd(int number) => number % 2 == 1;

    private static Dice NextDice(ref Dice dice) => new((ulong)dice.Below(long.MaxValue) + 1);

    private static Computer ComputerOf(Home home, ref Dice dice) =>
        new(home.Schedule, Duration.FromSeconds(1 + dice.Below(1_000_000)), dice.Below(200_000) - 100_000);
}
