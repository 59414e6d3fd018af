using Holdover.Dealer;
using Holdover.Endpoint;
using Holdover.Hosts.Simulated.Faults;
using Holdover.Hosts.Simulated.Network;
using Holdover.Hosts.Simulated.Running;
using Holdover.Hub;
using Holdover.Machines;
using Holdover.Playback;

namespace Holdover.Hosts.Simulated.Household;

/// <summary>A speaker's end of the bus: the connections of its dealer, its requests of the web, and what its owner's other devices are told.</summary>
internal sealed partial class BusEnd : IPacketReceiver
{
    private readonly Home home;
    private readonly SpeakerActor speaker;
    private readonly DelayLine<Action> later;
    private readonly List<Transport> transports = [];
    private readonly SortedDictionary<string, SecretDigest> tokens = new(StringComparer.Ordinal);
    private readonly Queue<(Transport Transport, Packet Packet)> unread = new();
    private Dice dice;
    private DealerFrames frames = new(new());
    private string account = "";
    private int lives;

    public BusEnd(Home home, SpeakerActor speaker, Dice dice)
    {
        (this.home, this.speaker, this.dice) = (home, speaker, dice);
        later = new(home.Schedule, action => action());
    }

    /// <summary>What its dealer said last.</summary>
    public DealerStatus Status { get; private set; }

    public string Device => $"speaker {speaker.Number}";

    private NetworkPath Path => speaker.Path;

    private bool IsBlocked => Path.Is(FaultKind.Swallow) || Path.Is(FaultKind.Mute)
        || Path.BlockedUntil(isUp: true) > home.Schedule.Now || Path.BlockedUntil(isUp: false) > home.Schedule.Now;

    private bool IsRefused => Path.Is(FaultKind.Refuse) || !home.Server.Hub.IsAlive;

    private SecretDigest Token => tokens.GetValueOrDefault(account);

    /// <summary>A new process: nothing of before is known.</summary>
    public void Begin()
    {
        frames = new(speaker.Node.Texts);
        tokens.Clear();
        delivered.Clear();
        replied.Clear();
        ForgetTurn();
        (account, Status) = ("", DealerStatus.Stopped);
        speaker.Step(BusInput.SubscribeRequested(1, new(speaker.Node.Texts.Intern(ClusterUri))));
        speaker.Step(BusInput.HandleRequested(2, new(speaker.Node.Texts.Intern(CommandUri))));
    }

    public void Kill()
    {
        lives++;
        later.Clear();
        unread.Clear();
        transports.ForEach(transport => transport.Abort());
    }

    public void Reset() => transports.ForEach(transport => transport.Reset());

    public void Vanish() => transports.ForEach(transport => transport.Vanish());

    public void Receive(Transport transport, in Packet packet)
    {
        var connection = transport.SpeakerEnd;
        if (connection.IsNone() || !speaker.IsAlive)
            return;
        if (speaker.IsHung)
        {
            unread.Enqueue((transport, packet));
            return;
        }

        home.Note(speaker.Number, packet.Kind, connection.Value);
        if (packet.Kind == PacketKind.Frame)
        {
            speaker.Step(frames.Read(connection, packet.Frame));
            frames.Settle(speaker.Node.Names);
            return;
        }

        transport.SpeakerEnd = default;
        speaker.Step(DealerInput.TransportClosed(connection, DealerCause.TransportError));
    }

    /// <summary>A process that did nothing reads what came meanwhile.</summary>
    public void WakeUp()
    {
        while (unread.TryDequeue(out var one))
            Receive(one.Transport, in one.Packet);
    }

    /// <summary>Whom the speaker serves from now on.</summary>
    public void Serve(string account)
    {
        this.account = account;
        SoonAfter(() => speaker.Step(OwnerInput.ContextChanged(speaker.Node.Texts.Intern("breakfast"), speaker.Node.Texts.Intern("a queue"))));
    }

    public void Handle(in DealerEffect effect, in EndpointEffect joined)
    {
        home.Note(speaker.Number, effect.Action, effect.Connection.Value);
        var connection = effect.Connection;
        switch (effect.Action)
        {
            case DealerAction.ResolveEndpoint:
                if (!Path.Is(FaultKind.ResolveHangs))
                    Trip(() => Resolve(connection));
                break;
            case DealerAction.OpenTransport:
                Trip(() => Dial(connection));
                break;
            case DealerAction.SendPing:
                Find(connection)?.SendUp(new(PacketKind.Frame) { Frame = HubActor.BytesOf(new DealerPing()) });
                break;
            case DealerAction.SendPong:
                Find(connection)?.SendUp(new(PacketKind.Frame) { Frame = HubActor.BytesOf(new DealerPong()) });
                break;
            case DealerAction.SendReply:
                Reply(in effect);
                break;
            case DealerAction.DeliverRequest:
                Obey(in effect, joined.OnBehalfOf);
                break;
            case DealerAction.PutState:
                Put(in effect, in joined.Published);
                break;
            case DealerAction.Unregister:
                var (token, id) = (Token, frames.TextOf(effect.ConnectionId));
                Trip(() => Unregister(token, id));
                break;
            case DealerAction.CloseTransport:
                Find(connection)?.SendUp(new(PacketKind.Goodbye));
                break;
            case DealerAction.AbortTransport:
                Find(connection)?.Abort();
                break;
            case DealerAction.PublishStatus or DealerAction.ReportEnded:
                Status = effect.Status;
                break;
            default:
                HandleMessage(in effect);
                break;
        }
    }

    private Transport? Find(ConnectionEpoch connection) => transports.Find(transport => transport.SpeakerEnd == connection);

    /// <summary>There and back, unless nothing passes; what comes back to another process is nothing to it.</summary>
    private void Trip(Action arrived)
    {
        if (!IsBlocked)
            later.Add(Path.NextDelay() + Path.NextDelay(), InThisLife(arrived));
    }

    /// <summary>Not in the middle of a step.</summary>
    private void SoonAfter(Action act) => later.Add(new(1), InThisLife(act));

    private Action InThisLife(Action act)
    {
        var life = lives;
        return () =>
        {
            if (life == lives)
                act();
        };
    }

    private void Resolve(ConnectionEpoch connection)
    {
        if (Path.Is(FaultKind.ResolveFails) || IsRefused)
            speaker.Step(DealerInput.ResolveFailed(connection));
        else if (!Token.IsNone)
            speaker.Step(DealerInput.EndpointResolved(connection, addresses: 1));
        else
            Login(connection);
    }

    private void Login(ConnectionEpoch connection)
    {
        var (whose, life) = (account, lives);
        home.Server.Hub.Login(whose, (answer, token) =>
        {
            if (life != lives)
                return;
            Trip(() =>
            {
                if (answer == HubAnswer.Done)
                    tokens[whose] = token;
                speaker.Step(answer == HubAnswer.Done ? DealerInput.EndpointResolved(connection, addresses: 1) : DealerInput.ResolveFailed(connection));
            });
        });
    }

    private void Dial(ConnectionEpoch connection)
    {
        if (IsRefused)
        {
            speaker.Step(DealerInput.TransportFailed(connection));
            return;
        }

        var transport = transports.Find(transport => transport.IsFree);
        if (transport is null)
            transports.Add(transport = new(home.Schedule, Path) { Client = speaker.Number });
        transport.Open(connection);
        transport.Down.Receiver = this;
        transport.Up.Receiver = null;
        if (!Path.Is(FaultKind.Mute) && !home.Server.Hub.Accept(transport, Token))
        {
            home.Met.Add(Situation.TokenRefused);
            transport.Abort();
            tokens.Remove(account);
            speaker.Step(DealerInput.UpgradeRefused(connection));
            return;
        }

        if (Path.Is(FaultKind.DropAtOnce))
            transport.Reset();
        speaker.Step(DealerInput.TransportOpened(connection));
    }

    private void Unregister(SecretDigest token, string? id)
    {
        if (!IsRefused && id is not null)
            home.Server.Hub.Delete(token, id, Device);
    }

    private void Put(in DealerEffect effect, in PublishedPlayback published)
    {
        var (registration, token, claim) = (effect.Registration, Token, turn.IsClaimed);
        var id = frames.TextOf(effect.ConnectionId) ?? "";
        var isPlaying = IsPlaying(in published);
        var report = new DeviceReport(Device, Device, turn.IsActive, turn.Epoch == 0 ? null : turn.Epoch, isPlaying, published.Request.IsNone() ? null : "a track", published.Volume);
        var (bytes, life) = (HubActor.BytesOf(report), lives);
        Trip(() =>
        {
            if (IsRefused)
                speaker.Step(DealerInput.RegistrationFailed(registration));
            else
                home.Server.Hub.Put(token, id, bytes, (answer, cluster) => Answered(life, () => TakePutAnswer(registration, answer, cluster, claim)));
        });
    }

    /// <summary>An answer comes back to the process that asked, if it still is.</summary>
    private void Answered(int life, Action take)
    {
        if (life == lives)
            Trip(take);
    }

    public static bool IsPlaying(in PublishedPlayback published) => !published.Request.IsNone() && published.Intent == PlayIntent.Play;
}
