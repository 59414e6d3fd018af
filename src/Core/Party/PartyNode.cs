using Holdover.Machines;

namespace Holdover.Party;

/// <summary>
/// A party in one process: a coordinator and its one worker, joined as two processes would be by a pipe. Their joint
/// rules:
/// <list type="bullet">
/// <item><see cref="WorkerIsThereFirst"/>: the worker joins before anything is served.</item>
/// <item><see cref="CoordinatorFeedsWorker"/>: what is decoded goes to the worker on the coordinator's frame grid, and whether a client hears it.</item>
/// <item><see cref="WorkerTellsCoordinator"/>: what it holds when it joins, from then on how many listen, and what clients say to their groups.</item>
/// </list>
/// </summary>
public sealed class PartyNode : Node<PartyInput, PartyEffect>, IEncodable
{
    /// <summary>Both ends of the pipe are the one process, the first of its kind.</summary>
    private static readonly ProcessEpoch Ours = new(1);

    private readonly CoordinatorNode coordinator;
    private readonly WorkerNode worker;
    private readonly Outbox<CoordinatorEffect> coordinatorEffects = new(CoordinatorNode.EffectsMax);
    private readonly Outbox<PartyEffect> workerEffects = new(WorkerNode.EffectsMax);

    public PartyNode(CoordinatorSettings coordinatorSettings, WorkerSettings workerSettings, ListenerSettings listenerSettings)
    {
        coordinator = new(coordinatorSettings with { Workers = 1 }, Dice.Fixed);
        worker = new(workerSettings, listenerSettings);
    }

    /// <summary>Effects of one step at most.</summary>
    public static int EffectsMax => WorkerNode.EffectsMax + ChunkRing.CountMax + GroupsMachine.EffectsMax;

    public override MonotonicTime NextDeadline => MonotonicTime.Min(coordinator.NextDeadline, worker.NextDeadline);

    /// <inheritdoc cref="WorkerNode.Stand"/>
    public PartyStand Stand => worker.Stand;

    public PartyStatus Status => new(coordinator.State, worker.Listeners, worker.Connections, worker.Stream);

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        coordinator.Encode(ref codec);
        worker.Encode(ref codec);
    }

    /// <summary>Makes another node of its kind remember what this one does, without allocating; each keeps its own settings.</summary>
    public void CopyTo(PartyNode other)
    {
        coordinator.CopyTo(other.coordinator);
        worker.CopyTo(other.worker);
        other.Rewind(Now);
    }

    protected override void Deliver(in PartyInput input, Outbox<PartyEffect> effects)
    {
        if (input.Part == PartyPart.Coordinator)
            WorkerIsThereFirst(in input.Coordinator, effects);
        else
            StepWorker(in input, effects);
    }

    protected override void TickEarliest(Outbox<PartyEffect> effects)
    {
        if (worker.NextDeadline < coordinator.NextDeadline)
        {
            worker.Tick(Now, workerEffects);
            WorkerTellsCoordinator(effects);
            return;
        }

        coordinator.Tick(Now, coordinatorEffects);
        CoordinatorFeedsWorker(effects);
    }

    private void WorkerIsThereFirst(in CoordinatorInput input, Outbox<PartyEffect> effects)
    {
        if (input.Trigger == CoordinatorTrigger.ServeRequested && coordinator is { State: CoordinatorState.Idle, Workers: 0 })
        {
            StepWorker(WorkerInput.CoordinatorAttached(Ours), effects);
            Post(input);
            return;
        }

        StepCoordinator(in input, effects);
    }

    private void StepCoordinator(in CoordinatorInput input, Outbox<PartyEffect> effects)
    {
        coordinator.Step(in input, Now, coordinatorEffects);
        CoordinatorFeedsWorker(effects);
    }

    private void StepWorker(in PartyInput input, Outbox<PartyEffect> effects)
    {
        worker.Step(in input, Now, workerEffects);
        WorkerTellsCoordinator(effects);
    }

    private void WorkerTellsCoordinator(Outbox<PartyEffect> effects)
    {
        var listeners = -1;
        foreach (ref readonly var effect in workerEffects.Effects)
        {
            if (effect.Action == PartyAction.TellHeld)
                Post(CoordinatorInput.WorkerJoined(Ours, in effect.Held, effect.Listeners));
            else if (effect.Action == PartyAction.TellListeners)
                listeners = effect.Listeners;
            else if (effect.Action == PartyAction.TellGroups)
                StepCoordinator(CoordinatorInput.ForGroups(in effect.Groups), effects);
            else
                effects.Add(in effect);
        }

        // After a stall thousands may leave at once: only how many are left counts.
        if (listeners >= 0)
            Post(CoordinatorInput.ListenersChanged(Ours, listeners));
        workerEffects.Clear();
    }

    private void CoordinatorFeedsWorker(Outbox<PartyEffect> effects)
    {
        foreach (ref readonly var effect in coordinatorEffects.Effects)
        {
            switch (effect.Action)
            {
                case CoordinatorAction.TellStream:
                    Post(WorkerInput.StreamBegan(Ours, effect.Request, effect.Grid, effect.Channels, effect.From, effect.From + effect.Count));
                    break;
                case CoordinatorAction.TellChunk:
                    Post(WorkerInput.ChunkPublished(Ours, effect.Request, in effect.Chunk, effect.Track, effect.TrackFirst));
                    break;
                case CoordinatorAction.TellStand:
                    Post(WorkerInput.StandTold(Ours, in effect.Stand));
                    break;
                case CoordinatorAction.TellEnd:
                    Post(WorkerInput.StreamEnded(Ours));
                    break;
                case CoordinatorAction.TellMember when effect.Told.Action is GroupsAction.GiveStream or GroupsAction.TakeStream:
                    Post(effect.Told);
                    break;
                case CoordinatorAction.TellMember:
                    effects.Add(new(WorkerNode.ActionOf(effect.Told.Action)) { Connection = effect.Told.Connection, Told = effect.Told });
                    break;
                default:
                    effects.Add(Export(in effect));
                    break;
            }
        }

        coordinatorEffects.Clear();
    }

    private static PartyEffect Export(in CoordinatorEffect effect) => new(ActionOf(effect.Action))
    {
        Request = effect.Request,
        Source = effect.Source,
        Track = effect.Track,
        From = effect.From,
        Count = (int)effect.Count,
        Rate = effect.Grid.Rate,
        Channels = effect.Channels,
        Piece = new(effect.Chunk.Handle, 0, 0),
        Break = effect.Break,
        Failed = effect.Failed,
    };

    private static PartyAction ActionOf(CoordinatorAction action) => action switch
    {
        CoordinatorAction.OpenSource => PartyAction.OpenSource,
        CoordinatorAction.Decode => PartyAction.Decode,
        CoordinatorAction.HoldChunk => PartyAction.HoldChunk,
        CoordinatorAction.ReleaseChunk => PartyAction.ReleaseChunk,
        CoordinatorAction.ReportStream => PartyAction.ReportStream,
        CoordinatorAction.ReportUnavailable => PartyAction.ReportUnavailable,
        _ => PartyAction.ReportEnded,
    };
}
