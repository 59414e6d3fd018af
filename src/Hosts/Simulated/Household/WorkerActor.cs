using Holdover.Hosts.Simulated.Network;
using Holdover.Hosts.Simulated.Running;
using Holdover.Machines;
using Holdover.Party;
using Holdover.Playback;
using Holdover.Recording;

namespace Holdover.Hosts.Simulated.Household;

/// <summary>A worker's process: the production node, bound to simulated connections, to its pipe and to the marks.</summary>
internal sealed class WorkerActor : NodeActor<WorkerNode, PartyInput, PartyEffect>, IPacketReceiver
{
    private readonly Home home;
    private readonly Server server;
    private readonly List<Transport> transports = [];

    public WorkerActor(Home home, Server server, int number)
        : base(home.Schedule, server.Computer, HouseholdRules.CreateWorker(), WorkerNode.EffectsMax)
    {
        (this.home, this.server, Number) = (home, server, number);
        IsAlive = false;
    }

    public int Number { get; }

    public ProcessEpoch Process { get; private set; }

    public void Begin(ProcessEpoch process)
    {
        (Process, IsAlive) = (process, true);
        Node = HouseholdRules.CreateWorker();
        Record(home.Recordings, $"worker-{Number}", new(Replayers.Worker, RecordedSettings.Write(HouseholdRules.Party)), Node);
    }

    public void Kill()
    {
        IsAlive = false;
        Disarm();
        transports.ForEach(transport => transport.AbortByServer());
        transports.Clear();
    }

    public void Accept(Transport transport, ConnectionEpoch connection)
    {
        transport.ServerEnd = connection;
        transports.Add(transport);
        Step(ListenerInput.Connected(connection));
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
                long? received = packet.Time == Endpoint.EndpointEffect.NothingReceived ? null : packet.Time;
                Step(ListenerInput.HelloReceived(connection, new TextId(packet.Count + 1), received, server.SentUntil(Number, packet.Count), capacity: 0));
                break;
            case PacketKind.State:
                Step(ListenerInput.StateReceived(connection, in ListenerNeeds.Unsaid));
                break;
            case PacketKind.Probe:
                Step(ListenerInput.ClockProbed(connection, packet.Time, Computer.Now));
                break;
            default:
                transport.AbortByServer();
                transports.Remove(transport);
                Step(ListenerInput.Disconnected(connection));
                break;
        }
    }

    protected override void Handle(in PartyEffect effect)
    {
        switch (effect.Action)
        {
            case PartyAction.TellHeld:
                server.TellCoordinator(CoordinatorInput.WorkerJoined(Process, in effect.Held, effect.Listeners));
                break;
            case PartyAction.TellListeners:
                server.TellCoordinator(CoordinatorInput.ListenersChanged(Process, effect.Listeners));
                break;
            case PartyAction.ForgetMark:
                server.MarksOf(Number).Forget(effect.Client.Value - 1, Computer.Now);
                break;
            default:
                if (Find(effect.Connection) is { } transport)
                    Send(transport, in effect);
                break;
        }
    }

    private Transport? Find(ConnectionEpoch connection)
    {
        foreach (var transport in transports)
        {
            if (transport.ServerEnd == connection)
                return transport;
        }

        return null;
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
            case PartyAction.Close:
                transport.AbortByServer();
                transports.Remove(transport);
                break;
            default:
                break;
        }
    }

    /// <summary>The mark before, the chunk, the mark after.</summary>
    private void SendChunk(Transport transport, in PartyEffect effect)
    {
        var first = effect.Piece.Handle + effect.Piece.Offset;
        home.Programme.Schedule(first, effect.Timestamp);
        var end = effect.Timestamp + new FrameGrid(0, Sounding.Programme.Rate).LengthOf(effect.Piece.Count).Microseconds;
        server.MarksOf(Number).Begin(transport.Client, end, Computer.Now);
        transport.SendDown(new(PacketKind.Chunk) { Time = effect.Timestamp, First = first, Count = effect.Piece.Count });
        server.MarksOf(Number).Commit(transport.Client, end, Computer.Now);
    }
}
