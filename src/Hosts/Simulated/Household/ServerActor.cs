using Holdover.Hosts.Simulated.Network;
using Holdover.Hosts.Simulated.Running;
using Holdover.Hosts.Simulated.Sounding;
using Holdover.Machines;
using Holdover.Party;

namespace Holdover.Hosts.Simulated.Household;

/// <summary>The server: the production node, bound to simulated connections and a source that never ends.</summary>
internal sealed class ServerActor : NodeActor<PartyNode, PartyInput, PartyEffect>, IPacketReceiver
{
    private static readonly Duration DecodeTime = Duration.FromMilliseconds(2);

    private readonly Home home;
    private readonly DelayLine<PartyInput> answers;
    private readonly List<Transport> transports = [];
    private ConnectionEpoch last;

    public ServerActor(Home home, Computer computer)
        : base(home.Schedule, computer, HouseholdRules.CreateServer(), PartyNode.EffectsMax)
    {
        this.home = home;
        answers = new(home.Schedule, answer => Step(in answer));
    }

    public PartyStatus Status => Node.Status;

    public void Begin()
    {
        home.Programme.Begin();
        Step(CoordinatorInput.ServeRequested(tracks: 1));
    }

    public void Kill()
    {
        IsAlive = false;
        Disarm();
        answers.Clear();
        transports.ForEach(transport => transport.AbortByServer());
        transports.Clear();
    }

    public void Restart()
    {
        IsAlive = true;
        Node = HouseholdRules.CreateServer();
        Begin();
    }

    public void Accept(Transport transport)
    {
        last = last.Next();
        transport.ServerEnd = last;
        transports.Add(transport);
        Step(ListenerInput.Connected(last));
    }

    public void Receive(Transport transport, in Packet packet)
    {
        var connection = transport.ServerEnd;
        if (connection.IsNone() || !IsAlive)
            return;
        home.Note(Home.ServerNumber, packet.Kind, connection.Value);
        switch (packet.Kind)
        {
            case PacketKind.Hello:
                Step(ListenerInput.HelloReceived(connection, new TextId(packet.Count + 1), packet.Time == Endpoint.EndpointEffect.NothingReceived ? null : packet.Time, sentUntil: null, capacity: 0));
                break;
            case PacketKind.State:
                Step(ListenerInput.StateReceived(connection, ListenerNeeds.Unsaid));
                break;
            case PacketKind.Probe:
                Step(ListenerInput.ClockProbed(connection, packet.Time, Computer.Now));
                break;
            default:
                Drop(transport);
                break;
        }
    }

    protected override void Handle(in PartyEffect effect)
    {
        switch (effect.Action)
        {
            case PartyAction.OpenSource:
                answers.Add(DecodeTime, CoordinatorInput.SourceOpened(effect.Source, Programme.Rate, Programme.Channels, isSeekable: true));
                break;
            case PartyAction.Decode:
                answers.Add(DecodeTime, CoordinatorInput.ChunkDecoded(effect.Source, new(home.Programme.NameOf(effect.From), 0, Programme.ChunkFrames, Crc: 0)));
                break;
            default:
                if (transports.Find(Has(effect.Connection)) is { } transport)
                    Send(transport, in effect);
                break;
        }
    }

    private static Predicate<Transport> Has(ConnectionEpoch connection) => transport => transport.ServerEnd == connection;

    private void Drop(Transport transport)
    {
        var connection = transport.ServerEnd;
        transport.AbortByServer();
        transports.Remove(transport);
        Step(ListenerInput.Disconnected(connection));
    }

    private void Send(Transport transport, in PartyEffect effect)
    {
        switch (effect.Action)
        {
            case PartyAction.SendHello:
                transport.SendDown(new(PacketKind.ServerHello));
                break;
            case PartyAction.AnswerClock:
                transport.SendDown(new(PacketKind.ServerTime)
                {
                    Time = effect.ClientTransmitted, Received = effect.Received.Microseconds, First = Computer.Now.Microseconds,
                });
                break;
            case PartyAction.SendStreamStart:
                transport.SendDown(new(PacketKind.StreamStart) { Count = effect.Rate, Channels = effect.Channels });
                break;
            case PartyAction.SendStreamClear:
                transport.SendDown(new(PacketKind.StreamClear));
                break;
            case PartyAction.SendChunk:
                SendChunk(transport, in effect);
                break;
            case PartyAction.SendStreamEnd:
                transport.SendDown(new(PacketKind.StreamEnd));
                break;
            default:
                transport.AbortByServer();
                transports.Remove(transport);
                break;
        }
    }

    private void SendChunk(Transport transport, in PartyEffect effect)
    {
        var first = effect.Piece.Handle + effect.Piece.Offset;
        home.Programme.Schedule(first, effect.Timestamp);
        transport.SendDown(new(PacketKind.Chunk) { Time = effect.Timestamp, First = first, Count = effect.Piece.Count });
    }
}
