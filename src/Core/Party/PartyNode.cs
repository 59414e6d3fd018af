using Holdover.Machines;

namespace Holdover.Party;

/// <summary>
/// A party in one process: a coordinator, one worker and its listeners. Their joint rules:
/// <list type="bullet">
/// <item><see cref="CoordinatorFeedsWorker"/>: what is decoded goes to the worker on the coordinator's frame grid.</item>
/// <item><see cref="WorkerServesListeners"/>: what the worker holds is told to every listener; their number is told to the coordinator.</item>
/// <item><see cref="IntroducedListenersCount"/>: a connection counts as a listener from its introduction to its end.</item>
/// </list>
/// </summary>
public sealed class PartyNode : Node<PartyInput, PartyEffect>, IEncodable
{
    private readonly CoordinatorMachine coordinatorMachine;
    private readonly WorkerMachine workerMachine;
    private readonly ListenerMachine listenerMachine;
    private readonly Outbox<CoordinatorEffect> coordinatorEffects = new();
    private readonly Outbox<WorkerEffect> workerEffects = new(ChunkRing.CountMax + 8);
    private readonly Outbox<ListenerEffect> listenerEffects = new();
    private readonly ListenerTable listeners = new();
    private Instance<CoordinatorState, CoordinatorDeadline, CoordinatorData> coordinator;
    private Instance<WorkerState, WorkerDeadline, WorkerData> worker;

    public PartyNode(CoordinatorSettings coordinatorSettings, WorkerSettings workerSettings, ListenerSettings listenerSettings)
    {
        coordinatorMachine = new(coordinatorSettings);
        workerMachine = new(workerSettings);
        listenerMachine = new(listenerSettings);
        coordinator = coordinatorMachine.Create(Dice.Fixed);
        worker = workerMachine.Create(Dice.Fixed);
    }

    /// <summary>Effects of one step at most: each listener may be sent a few pieces.</summary>
    public static int EffectsMax => (ListenerTable.CountMax * 16) + ChunkRing.CountMax;

    public override MonotonicTime NextDeadline
    {
        get
        {
            var earliest = listeners.Earliest();
            var listener = earliest < 0 ? MonotonicTime.Never : listeners[earliest].Deadlines.Earliest;
            return MonotonicTime.Min(listener, coordinator.Deadlines.Earliest);
        }
    }

    public PartyStatus Status => new(coordinator.State, worker.Data.Listeners, listeners.Count, worker.Data.View);

    /// <summary>After a stall every listener may have something due, and what it leads to.</summary>
    protected override int DueMax => ListenerTable.CountMax * EnumIndex<ListenerDeadline>.Count;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        coordinator.Encode(ref codec);
        worker.Encode(ref codec);
        listeners.Encode(ref codec);
    }

    /// <summary>Makes another node of its kind remember what this one does, without allocating; each keeps its own settings.</summary>
    public void CopyTo(PartyNode other)
    {
        var memory = other.worker.Data;
        other.coordinator = coordinator;
        other.worker = worker;
        other.worker.Data = memory;
        worker.Data.CopyTo(memory);
        listeners.CopyTo(other.listeners);
        other.Rewind(Now);
    }

    protected override void Deliver(in PartyInput input, Outbox<PartyEffect> effects)
    {
        if (input.Part == PartyPart.Coordinator)
            StepCoordinator(in input.Coordinator, effects);
        else if (input.Part == PartyPart.Worker)
            StepWorker(in input.Worker, effects);
        else
            StepListener(in input.Listener, effects);
    }

    protected override void TickEarliest(Outbox<PartyEffect> effects)
    {
        var earliest = listeners.Earliest();
        if (earliest >= 0 && listeners[earliest].Deadlines.Earliest < coordinator.Deadlines.Earliest)
        {
            TickListener(earliest, effects);
            return;
        }

        coordinatorMachine.TickOnce(ref coordinator, Now, coordinatorEffects);
        RouteCoordinator(effects);
    }

    private void StepCoordinator(in CoordinatorInput input, Outbox<PartyEffect> effects)
    {
        coordinatorMachine.Step(ref coordinator, in input, Now, coordinatorEffects);
        RouteCoordinator(effects);
    }

    private void StepWorker(in WorkerInput input, Outbox<PartyEffect> effects)
    {
        workerMachine.Step(ref worker, in input, Now, workerEffects);
        WorkerServesListeners(effects);
    }

    private void StepListener(in ListenerInput input, Outbox<PartyEffect> effects)
    {
        var place = input.Trigger == ListenerTrigger.Connected ? Admit(in input, effects) : listeners.Find(input.Connection);
        if (place >= 0)
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
        if (worker.State == WorkerState.Streaming)
            listener.Data.Stream = worker.Data.View;
        listeners.Add(in listener);
        return listeners.Count - 1;
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
        IntroducedListenersCount(before, listeners[place].State);
        if (listeners[place].State == ListenerState.Closed)
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

    private void RouteCoordinator(Outbox<PartyEffect> effects)
    {
        foreach (ref readonly var effect in coordinatorEffects.Effects)
            CoordinatorFeedsWorker(in effect, effects);
        coordinatorEffects.Clear();
    }

    private void CoordinatorFeedsWorker(in CoordinatorEffect effect, Outbox<PartyEffect> effects)
    {
        switch (effect.Action)
        {
            case CoordinatorAction.BeginStream:
                Post(WorkerInput.StreamBegan(effect.Request, effect.Grid, effect.Channels));
                break;
            case CoordinatorAction.PublishChunk:
                Post(WorkerInput.ChunkPublished(effect.Request, in effect.Chunk));
                break;
            case CoordinatorAction.EndStream:
                Post(WorkerInput.StreamEnded(effect.Request));
                break;
            case CoordinatorAction.OpenSource:
                effects.Add(new(PartyAction.OpenSource));
                break;
            case CoordinatorAction.Decode:
                effects.Add(new(PartyAction.Decode) { Request = effect.Request });
                break;
            default:
                effects.Add(new(PartyAction.ReportEnded) { Failed = effect.Failed });
                break;
        }
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
                case WorkerAction.HoldChunk:
                    effects.Add(new(PartyAction.HoldChunk) { Piece = new(effect.Handle, 0, 0) });
                    break;
                case WorkerAction.ReleaseChunk:
                    effects.Add(new(PartyAction.ReleaseChunk) { Piece = new(effect.Handle, 0, 0) });
                    break;
                default:
                    Post(CoordinatorInput.ListenersChanged(effect.Listeners));
                    break;
            }
        }

        workerEffects.Clear();
    }

    private void StepEveryListener(in ListenerInput input, Outbox<PartyEffect> effects)
    {
        for (var place = listeners.Count - 1; place >= 0; place--)
            StepListener(place, in input, effects);
    }

    private void Export(in ListenerEffect effect, Outbox<PartyEffect> effects)
    {
        if (effect.Action == ListenerAction.SendFrames)
        {
            SendPieces(in effect, effects);
            return;
        }

        effects.Add(new(ActionOf(effect.Action))
        {
            Connection = effect.Connection,
            Request = effect.Request,
            Rate = effect.Grid.Rate,
            Channels = effect.Channels,
            ClientTransmitted = effect.ClientTransmitted,
            Received = effect.Received,
        });
    }

    private void SendPieces(in ListenerEffect effect, Outbox<PartyEffect> effects)
    {
        var end = effect.From + effect.Count;
        for (var frame = effect.From; frame < end;)
        {
            var piece = worker.Data.Ring.PieceAt(frame, end - frame);
            effects.Add(new(PartyAction.SendChunk)
            {
                Connection = effect.Connection, Request = effect.Request, Timestamp = effect.Grid.TimestampOf(frame), Piece = piece,
            });
            frame += piece.Count;
        }
    }

    private static PartyAction ActionOf(ListenerAction action) => action switch
    {
        ListenerAction.SendHello => PartyAction.SendHello,
        ListenerAction.AnswerClock => PartyAction.AnswerClock,
        ListenerAction.SendStreamStart => PartyAction.SendStreamStart,
        ListenerAction.SendStreamClear => PartyAction.SendStreamClear,
        ListenerAction.SendStreamEnd => PartyAction.SendStreamEnd,
        _ => PartyAction.Close,
    };
}
