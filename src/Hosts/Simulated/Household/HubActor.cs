using System.Buffers;
using System.Globalization;
using System.Text;

using Holdover.Dealer;
using Holdover.Hosts.Simulated.Network;
using Holdover.Hosts.Simulated.Running;
using Holdover.Hub;
using Holdover.Machines;
using Holdover.Sendspin;

namespace Holdover.Hosts.Simulated.Household;

/// <summary>The hub of two accounts: the production node, bound to simulated connections, requests of the web and a disk.</summary>
internal sealed partial class HubActor : NodeActor<HubNode, HubInput, HubEffect>, IPacketReceiver
{
    /// <summary>What it takes to mint a secret.</summary>
    private static readonly Duration MintTime = new(50);

    private readonly Home home;
    private readonly DelayLine<HubInput> minted;
    private readonly List<Transport> transports = [];
    private HubTexts texts = new();
    private Dice dice;
    private int lives;
    private ConnectionEpoch lastConnection;
    private ConnectionEpoch refused;
    private bool diesInWriting;

    public HubActor(Home home, Computer computer, Dice dice)
        : base(home.Schedule, computer, Create(ref dice), HubNode.EffectsMax)
    {
        (this.home, this.dice) = (home, dice);
        minted = new(home.Schedule, input => Step(in input));
        tracks = new(home.Schedule, EndTrack);
        Disk = new(home.Met);
        IsAlive = false;
    }

    public HubOnDisk Disk { get; }

    /// <summary>A new process: what outlived the one before it is on the disk, and which accounts there are is written in its settings.</summary>
    public void Begin()
    {
        (IsAlive, texts, Node) = (true, new(), Create(ref dice));
        lives++;
        (lastConnection, lastExchange, diesInWriting) = (default, default, false);
        texts.TryHold($"life {lives}", out _);
        var isRead = Disk.TryRead(Node, texts, broken => home.Fail(FailureKind.Safety, null, broken));
        if (isRead)
        {
            CheckThatNothingIsForgotten();
            Step(HubInput.Resumed());
        }
        else
        {
            given.Clear();
        }

        foreach (var account in Person.Accounts)
        {
            texts.TryHold(account, out var name);
            Step(HubInput.AccountAdded(Ask(_ => { }), name));
        }
    }

    /// <summary>Its process is gone: its connections are reset by the kernel, and whoever waits for an answer is told so.</summary>
    public void Kill()
    {
        if (!IsAlive)
            return;
        IsAlive = false;
        Disarm();
        minted.Clear();
        tracks.Clear();
        cued.Clear();
        transports.ForEach(transport => transport.AbortByServer());
        transports.Clear();
        payloads.Clear();
        ForgetQuestions();
    }

    /// <summary>It is killed at once, or in the middle of its next writing: then nothing that was to follow it is done.</summary>
    public void KillSometime()
    {
        if (dice.Below(2) == 0)
            Kill();
        else
            diesInWriting = IsAlive;
    }

    public void LosePower() => Disk.LosePower(ref dice);

    /// <summary>A dealer's connection is there and shows a token; false if that opens nothing.</summary>
    public bool Accept(Transport transport, SecretDigest token)
    {
        var connection = lastConnection = lastConnection.Next();
        transport.ServerEnd = connection;
        transport.Up.Receiver = this;
        transports.Add(transport);
        Step(AccountInput.ConnectionOpened(connection, token));
        return refused != connection;
    }

    public void Receive(Transport transport, in Packet packet)
    {
        var connection = transport.ServerEnd;
        if (connection.IsNone() || !IsAlive)
            return;
        home.Note(Home.HubNumber, packet.Kind, connection.Value);
        if (packet.Kind != PacketKind.Frame)
        {
            transport.AbortByServer();
            transports.Remove(transport);
            Step(AccountInput.ConnectionClosed(connection));
            return;
        }

        switch (DealerFrameReader.Read(packet.Frame).Frame)
        {
            case DealerPing:
                Step(AccountInput.PingReceived(connection));
                break;
            case DealerPong:
                Step(AccountInput.PongReceived(connection));
                break;
            case DealerReply reply:
                Step(AccountInput.ReplyReceived(connection, HubFrames.ExchangeOf(reply), reply.Success));
                break;
            case var other:
                home.Fail(FailureKind.Safety, null, $"a dealer says what a hub can read, and not {other?.Kind.ToString() ?? "anything"}");
                break;
        }
    }

    /// <summary>An account as it is, to be looked at; null if it is dead.</summary>
    public HubView? Look(string account) => IsAlive && texts.TryHold(account, out var name) ? Node.Find(name) : null;

    /// <summary>What a device said of itself last; null if it is not there.</summary>
    public DeviceState? StateOf(string account, string device) =>
        Look(account) is { } view && texts.TryHold(device, out var name) && view.Account.LineOf(name) is >= 0 and var place
            ? view.Account.Lines[place].State : null;

    /// <summary>Whether it says that a device is the one that plays.</summary>
    public bool IsActive(string account, string device) =>
        Look(account) is { } view && texts.TryHold(device, out var name) && view.Account.Activity.Device == name;

    protected override void Handle(in HubEffect effect)
    {
        home.Note(Home.HubNumber, effect.Asked.Action, effect.Asked.Connection.Value);
        if (effect.Part == HubPart.Queue)
        {
            Handle(effect.Account, in effect.Queue);
            return;
        }

        ref readonly var asked = ref effect.Asked;
        switch (asked.Action)
        {
            case AccountAction.Save:
                Save();
                break;
            case AccountAction.MintToken:
                var token = new SecretDigest(dice.Below(long.MaxValue) + 1, 1);
                questions[asked.Exchange.Value].Token = token;
                minted.Add(MintTime, AccountInput.TokenMinted(asked.Exchange, token, expiresAt: 0));
                break;
            case AccountAction.MintConnectionId:
                minted.Add(MintTime, AccountInput.ConnectionIdMinted(asked.Connection, DigestOf(IdOf(asked.Connection))));
                break;
            case AccountAction.CloseConnection:
                Close(asked.Connection);
                break;
            case AccountAction.Answer:
                Answer(asked.Exchange, asked.Answer);
                break;
            default:
                if (transports.Find(Of(asked.Connection)) is { } transport && FrameOf(effect.Account, in asked) is { } frame)
                    transport.SendDown(new(PacketKind.Frame) { Frame = BytesOf(frame) });
                break;
        }
    }

    public static byte[] BytesOf(DealerFrame frame)
    {
        var bytes = new ArrayBufferWriter<byte>();
        frame.Write(bytes);
        return bytes.WrittenSpan.ToArray();
    }

    public static byte[] BytesOf(HubBody body)
    {
        var bytes = new ArrayBufferWriter<byte>();
        body.Write(bytes);
        return bytes.WrittenSpan.ToArray();
    }

    private static HubNode Create(ref Dice dice) => new(AccountSettings.Default, new((ulong)dice.Below(long.MaxValue) + 1));

    private static Predicate<Transport> Of(ConnectionEpoch connection) => transport => transport.ServerEnd == connection;

    private static SecretDigest DigestOf(string secret) => new(unchecked((long)StableHash.Of(Encoding.UTF8.GetBytes(secret))), 1);

    private string IdOf(ConnectionEpoch connection) => string.Create(CultureInfo.InvariantCulture, $"life {lives} line {connection.Value}");

    private void Save()
    {
        var (isInWriting, isInPlace) = (diesInWriting, diesInWriting && dice.Below(2) == 0);
        diesInWriting = false;
        if ((!isInWriting || isInPlace) && (home.Plant != Plant.DropSave || given.Count == 0))
            Disk.Write(Node, texts);
        if (!isInWriting)
            return;
        home.Met.Add(Situation.HubDiedInWriting);
        Kill();
    }

    private void Close(ConnectionEpoch connection)
    {
        refused = connection;
        if (transports.Find(Of(connection)) is not { } transport)
            return;
        transport.AbortByServer();
        transports.Remove(transport);
    }

    private DealerFrame? FrameOf(TextId account, in AccountEffect asked) => asked.Action switch
    {
        AccountAction.SendConnectionId => HubFrames.ConnectionId(IdOf(asked.Connection)),
        AccountAction.SendPing => new DealerPing(),
        AccountAction.SendPong => new DealerPong(),
        AccountAction.SendCluster => HubFrames.ClusterUpdate(ClusterOf(account)),
        AccountAction.SendRequest => HubFrames.Command(asked.Exchange, payloads[asked.Handle]),
        _ => null,
    };

    private Cluster ClusterOf(TextId account) => Cluster.Of(Node.Find(account)!.Value, texts, Computer.Now);
}
