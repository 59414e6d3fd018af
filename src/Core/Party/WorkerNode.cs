using Holdover.Machines;

namespace Holdover.Party;

/// <summary>
/// A worker in a process of its own, and its listeners. Their joint rules:
/// <list type="bullet">
/// <item><see cref="WorkerServesListeners"/>: what the worker holds is told to every listener; their number is told to the coordinator.</item>
/// <item><see cref="IntroducedListenersCount"/>: a connection counts as a listener from its introduction to its end.</item>
/// <item><see cref="NewestConnectionWins"/>: a client that comes again is the one that is there; its half-dead connection is closed.</item>
/// <item><see cref="ApartHearsNoStream"/>: who is in a group that the stream is not for is not told of it.</item>
/// <item><see cref="GroupsAreTheCoordinators"/>: what a client says to its group is told to the coordinator, and remembered.</item>
/// <item><see cref="NewCoordinatorIsToldOfMembers"/>: one that comes later hears of each, where it was and how loud.</item>
/// <item><see cref="WhoIsGoneLeaves"/>: a connection that is over, for whatever reason, has left its group; a goodbye came before.</item>
/// <item><see cref="GroupsReachMembers"/>: what the groups tell a client goes to its connection, whether it hears the stream to its listener.</item>
/// <item><see cref="WhoWantsMetadataIsTold"/>: what plays, when that changes, when it joins, and when it changes its group.</item>
/// <item><see cref="DoorLetsIn"/>: how many connections there are decides how soon the next is taken.</item>
/// </list>
/// </summary>
public sealed partial class WorkerNode : Node<PartyInput, PartyEffect>, IEncodable
{
    private readonly WorkerMachine workerMachine;
    private readonly ListenerMachine listenerMachine;
    private readonly Outbox<WorkerEffect> workerEffects = new(ChunkRing.CountMax + 8);
    private readonly Outbox<ListenerEffect> listenerEffects = new();
    private readonly ListenerTable listeners = new();
    private readonly DoorMachine doorMachine = new();
    private readonly Outbox<DoorEffect> doorEffects = new();
    private Instance<WorkerState, WorkerDeadline, WorkerData> worker;
    private Instance<DoorState, DoorDeadline, DoorData> door;

    public WorkerNode(WorkerSettings workerSettings, ListenerSettings listenerSettings)
    {
        workerMachine = new(workerSettings);
        listenerMachine = new(listenerSettings);
        worker = workerMachine.Create(Dice.Fixed);
    }

    /// <summary>Effects of one step at most: each listener may be sent a few pieces.</summary>
    public static int EffectsMax => (ListenerTable.CountMax * 16) + ChunkRing.CountMax;

    public override MonotonicTime NextDeadline => MonotonicTime.Min(door.Deadlines.Earliest, MonotonicTime.Min(worker.Deadlines.Earliest, listeners.NextDeadline));

    public WorkerState State => worker.State;

    /// <summary>Connections that listen.</summary>
    public int Listeners => worker.Data.Listeners;

    /// <summary>All connections, those that have not introduced themselves too.</summary>
    public int Connections => listeners.Count;

    /// <summary>What plays, as the coordinator said last.</summary>
    public PartyStand Stand => worker.Data.Stand;

    public StreamView Stream => worker.Data.View;

    /// <summary>After a stall every listener may have something due, and what it leads to.</summary>
    protected override int DueMax => ListenerTable.CountMax * EnumIndex<ListenerDeadline>.Count;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        worker.Encode(ref codec);
        door.Encode(ref codec);
        listeners.Encode(ref codec);
    }

    /// <summary>Makes another node of its kind remember what this one does, without allocating; each keeps its own settings.</summary>
    public void CopyTo(WorkerNode other)
    {
        var memory = other.worker.Data;
        other.worker = worker;
        other.worker.Data = memory;
        other.door = door;
        worker.Data.CopyTo(memory);
        listeners.CopyTo(other.listeners);
        other.Rewind(Now);
    }

    protected override void Deliver(in PartyInput input, Outbox<PartyEffect> effects)
    {
        Invariant.Holds(input.Part != PartyPart.Coordinator);
        switch (input.Part)
        {
            case PartyPart.Door:
                doorMachine.Step(ref door, input.Door with { Own = listeners.Count }, Now, doorEffects);
                DoorLetsIn(effects);
                break;
            case PartyPart.Worker:
                workerMachine.Step(ref worker, in input.Worker, Now, workerEffects);
                WorkerServesListeners(effects);
                break;
            case PartyPart.Groups:
                GroupsAreTheCoordinators(in input.Groups, effects);
                break;
            case PartyPart.Told:
                GroupsReachMembers(in input.Told, effects);
                break;
            default:
                StepListener(in input.Listener, effects);
                break;
        }
    }

    protected override void TickEarliest(Outbox<PartyEffect> effects)
    {
        if (door.Deadlines.Earliest < MonotonicTime.Min(worker.Deadlines.Earliest, listeners.NextDeadline))
        {
            doorMachine.TickOnce(ref door, Now, doorEffects);
            DoorLetsIn(effects);
            return;
        }

        if (listeners.NextDeadline < worker.Deadlines.Earliest)
        {
            TickListener(listeners.Earliest(), effects);
            return;
        }

        workerMachine.TickOnce(ref worker, Now, workerEffects);
        WorkerServesListeners(effects);
    }

    private void DoorLetsIn(Outbox<PartyEffect> effects)
    {
        foreach (ref readonly var _ in doorEffects.Effects)
            effects.Add(new(PartyAction.Accept));
        doorEffects.Clear();
    }

    private void StepListener(in ListenerInput input, Outbox<PartyEffect> effects)
    {
        var place = input.Trigger == ListenerTrigger.Connected ? Admit(in input, effects) : listeners.Find(input.Connection);
        if (place < 0)
            return;
        if (input.Trigger == ListenerTrigger.HelloReceived)
            NewestConnectionWins(in input, effects);
        else if (input.Trigger is ListenerTrigger.StreamBegan or ListenerTrigger.StreamEnded)
            ApartHearsNoStream(place, in input, effects);
        else
            StepListener(place, in input, effects);
    }

    private int Admit(in ListenerInput input, Outbox<PartyEffect> effects)
    {
        if (listeners.IsFull)
        {
            effects.Add(new(PartyAction.Close) { Connection = input.Connection });
            return -1;
        }

        var listener = listenerMachine.Create(Dice.Fixed);
        listener.Data.Connection = input.Connection;
        listener.Data.IsSilent = worker.State == WorkerState.Waiting;
        if (worker.State is WorkerState.Streaming or WorkerState.Lingering)
            listener.Data.Stream = worker.Data.View;
        listeners.Add(in listener);
        return listeners.Count - 1;
    }

    /// <summary>How much of what was sent by the connection before arrived nobody knows: no mark counts.</summary>
    private void NewestConnectionWins(in ListenerInput hello, Outbox<PartyEffect> effects)
    {
        var heard = hello;
        var place = listeners.Find(hello.Connection);
        var before = listeners[place].State == ListenerState.Greeting ? listeners.FindClient(hello.Client, place) : -1;
        if (before >= 0)
        {
            heard.Stand = hello.Stand == StandKind.Marked ? StandKind.Unknown : hello.Stand;
            var superseded = ListenerInput.Superseded(listeners[before].Data.Connection);
            StepListener(before, in superseded, effects);
        }

        StepListener(listeners.Find(hello.Connection), in heard, effects);
    }

    /// <summary>A stream that begins or ends for one connection is its group's: the worker's own goes on.</summary>
    private void ApartHearsNoStream(int place, in ListenerInput input, Outbox<PartyEffect> effects)
    {
        ref var listener = ref listeners[place];
        var isApart = input.Trigger == ListenerTrigger.StreamEnded;
        if (listener.Data.IsApart == isApart)
            return;
        listener.Data.IsApart = isApart;
        if (isApart || worker.State is WorkerState.Streaming or WorkerState.Lingering)
            StepListener(place, input with { Stream = worker.Data.View }, effects);
    }

    private void StepListener(int place, in ListenerInput input, Outbox<PartyEffect> effects)
    {
        ref var listener = ref listeners[place];
        var before = listener.State;
        listenerMachine.Step(ref listener, in input, Now, listenerEffects);
        RouteListener(place, before, effects);
    }

    private void TickListener(int place, Outbox<PartyEffect> effects)
    {
        ref var listener = ref listeners[place];
        var before = listener.State;
        listenerMachine.TickOnce(ref listener, Now, listenerEffects);
        RouteListener(place, before, effects);
    }

    private void RouteListener(int place, ListenerState before, Outbox<PartyEffect> effects)
    {
        foreach (ref readonly var effect in listenerEffects.Effects)
            Export(in effect, effects);
        listenerEffects.Clear();
        listeners.Settle(place);
        IntroducedListenersCount(before, listeners[place].State);
        if (listeners[place].State != ListenerState.Closed)
            return;
        WhoIsGoneLeaves(in listeners[place].Data, effects);
        listeners.RemoveAt(place);
    }

    private void IntroducedListenersCount(ListenerState before, ListenerState after)
    {
        var counted = before is not (ListenerState.Greeting or ListenerState.Introducing or ListenerState.Closed);
        var counts = after is not (ListenerState.Greeting or ListenerState.Introducing or ListenerState.Closed);
        if (counts && !counted)
            Post(WorkerInput.ListenerJoined());
        if (counted && !counts)
            Post(WorkerInput.ListenerLeft());
    }

    private void WorkerServesListeners(Outbox<PartyEffect> effects)
    {
        foreach (ref readonly var effect in workerEffects.Effects)
        {
            switch (effect.Action)
            {
                case WorkerAction.AnnounceStream:
                    StepEveryListener(ListenerInput.StreamBegan(in effect.Stream), effects);
                    break;
                case WorkerAction.AnnounceFrames:
                    StepEveryListener(ListenerInput.FramesAdded(in effect.Stream), effects);
                    break;
                case WorkerAction.AnnounceEnd:
                    StepEveryListener(ListenerInput.StreamEnded(), effects);
                    break;
                case WorkerAction.AnnounceStand:
                    for (var place = 0; place < listeners.Count; place++)
                        WhoWantsMetadataIsTold(place, effects);
                    break;
                case WorkerAction.HoldChunk:
                    effects.Add(new(PartyAction.HoldChunk) { Piece = new(effect.Handle, 0, 0) });
                    break;
                case WorkerAction.ReleaseChunk:
                    effects.Add(new(PartyAction.ReleaseChunk) { Piece = new(effect.Handle, 0, 0) });
                    break;
                case WorkerAction.ReportHeld:
                    effects.Add(new(PartyAction.TellHeld) { Held = effect.Held, Listeners = effect.Listeners });
                    NewCoordinatorIsToldOfMembers(effects);
                    break;
                default:
                    effects.Add(new(PartyAction.TellListeners) { Listeners = effect.Listeners });
                    break;
            }
        }

        workerEffects.Clear();
    }

    private void StepEveryListener(in ListenerInput input, Outbox<PartyEffect> effects)
    {
        for (var place = listeners.Count - 1; place >= 0; place--)
        {
            if (!listeners[place].Data.IsApart)
                StepListener(place, in input, effects);
        }
    }
}
