using Holdover.Machines;
using Holdover.Party;
using Holdover.Playback;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <content>What the processes' hosts would carry.</content>
internal sealed partial class PartyWorld
{
    private readonly CoordinatorNode freshCoordinator;
    private readonly WorkerNode freshWorker;
    private readonly WorkerNode askedWorker;
    private readonly Outbox<CoordinatorEffect> coordinatorEffects = new(capacity: 256);
    private readonly Outbox<PartyEffect> workerEffects = new(capacity: 256);

    private void Begin()
    {
        Body.IsBegun = true;
        StartCoordinator();
        for (var place = 0; place < Body.Workers.Length; place++)
            StartWorker(place);
        for (var place = 0; place < rules.Own.Count; place++)
            Connect(place, worker: place % Body.Workers.Length);
    }

    private void StartCoordinator()
    {
        Body.CoordinatorLast = Body.CoordinatorLast.Next();
        Body.CoordinatorProcess = Body.CoordinatorLast;
        freshCoordinator.CopyTo(Body.Coordinator);
        StepCoordinator(CoordinatorInput.ServeRequested(rules.Tracks));
        for (var place = 0; place < Body.Workers.Length; place++)
        {
            if (!Body.Seats[place].Process.IsNone() && !(plant == PartyPlant.DropAttach && place == 1 && Body.CoordinatorLast.Value > 1))
                StepWorker(place, WorkerInput.CoordinatorAttached(Body.CoordinatorProcess));
        }
    }

    private void StartWorker(int place)
    {
        Body.WorkerLast = Body.WorkerLast.Next();
        (Body.Seats[place].Process, Body.Seats[place].PublishedUntil) = (Body.WorkerLast, MonotonicTime.None);
        freshWorker.CopyTo(Body.Workers[place]);
        if (!Body.CoordinatorProcess.IsNone())
            StepWorker(place, WorkerInput.CoordinatorAttached(Body.CoordinatorProcess));
    }

    /// <summary>It connects and introduces itself.</summary>
    private void Connect(int listener, int worker)
    {
        ref var ear = ref Body.Ears[listener];
        Body.ConnectionLast = Body.ConnectionLast.Next();
        var connection = Body.ConnectionLast;
        (ear.Connection, ear.Worker) = (connection, worker);
        var isOwn = rules.Own[listener];
        ear.IsExcused |= !isOwn && (ear.Mark.Until is null || !ear.HalfDead.IsNone());
        var halfDead = ear.HalfDead;
        (CameBeforeItsGhostWent, CameAfterTheEnd) = (!halfDead.IsNone(), IsStreamOver(worker));
        ear.CameLate = Body.Seats[worker].PublishedUntil - rules.Coordinator.Chunk < Now + rules.Listener.Floor;
        StepWorker(worker, ListenerInput.Connected(connection));
        StepWorker(worker, ListenerInput.HelloReceived(connection, new(listener + 1), isOwn ? ear.Until : null, ear.Mark.Until, capacity: 0));
        LookAtHalfDead(listener, halfDead);
        if (Body.Ears[listener].Connection == connection)
            StepWorker(worker, ListenerInput.StateReceived(connection, in ListenerNeeds.Unsaid));
    }

    private void StepCoordinator(in CoordinatorInput input)
    {
        Body.Coordinator.Step(in input, Now, coordinatorEffects);
        HandleCoordinator();
    }

    private void TickCoordinator()
    {
        Body.Coordinator.Tick(Now, coordinatorEffects);
        HandleCoordinator();
    }

    private void HandleCoordinator()
    {
        foreach (ref readonly var effect in coordinatorEffects.Effects)
        {
            if (Body.CoordinatorProcess.IsNone())
                break;
            Handle(in effect);
        }

        coordinatorEffects.Clear();
    }

    private void Handle(in CoordinatorEffect effect)
    {
        switch (effect.Action)
        {
            case CoordinatorAction.OpenSource:
                Ask(in effect, isOpening: true);
                break;
            case CoordinatorAction.Decode:
                Ask(in effect, isOpening: false);
                break;
            case CoordinatorAction.TellStream:
                Tell(effect.Worker, WorkerInput.StreamBegan(Body.CoordinatorProcess, effect.Request, effect.Grid, effect.Channels, effect.From, effect.From + effect.Count));
                break;
            case CoordinatorAction.TellChunk:
                NotePublished(in effect);
                if (Body.IsPaused)
                    Break(SilentWhilePaused);
                LookAtChunk(in effect);
                Tell(effect.Worker, WorkerInput.ChunkPublished(Body.CoordinatorProcess, effect.Request, in effect.Chunk, effect.Track, effect.TrackFirst));
                if (Body.IsCoordinatorDoomed)
                    KillCoordinator();
                break;
            case CoordinatorAction.TellStand:
                Tell(effect.Worker, WorkerInput.StandTold(Body.CoordinatorProcess, in effect.Stand));
                break;
            case CoordinatorAction.TellEnd:
                Tell(effect.Worker, WorkerInput.StreamEnded(Body.CoordinatorProcess));
                break;
            case CoordinatorAction.ReportUnavailable:
                LookAtUnavailable(effect.Track);
                break;
            case CoordinatorAction.ReportStream:
                Excuse(effect.Break);
                break;
            case CoordinatorAction.ReportEnded:
                Body.IsOver = true;
                break;
            default:
                break;
        }
    }

    /// <summary>A stream that cannot go on is begun anew, and everybody forgets what they have of the old one.</summary>
    private void Excuse(StreamBreak reason)
    {
        for (var place = 0; place < rules.Own.Count && reason is StreamBreak.NotSeekable or StreamBreak.OtherSamples; place++)
            Body.Ears[place].IsExcused = true;
    }

    private void Tell(ProcessEpoch worker, in WorkerInput heard)
    {
        for (var place = 0; place < Body.Workers.Length; place++)
        {
            if (Body.Seats[place].Process == worker && !IsLost(place, in heard))
                Body.Seats[place].Pipe.Add(new(heard));
        }
    }

    private bool IsLost(int worker, in WorkerInput heard) =>
        plant == PartyPlant.LoseChunk && worker == 1 && heard.Trigger == WorkerTrigger.ChunkPublished && heard.Chunk.Handle == 1;

    private void StepWorker(int place, PartyInput input)
    {
        Body.Workers[place].Step(in input, Now, workerEffects);
        HandleWorker(place);
    }

    private void TickWorker(int place)
    {
        Body.Workers[place].Tick(Now, workerEffects);
        HandleWorker(place);
    }

    private void HandleWorker(int place)
    {
        var process = Body.Seats[place].Process;
        foreach (ref readonly var effect in workerEffects.Effects)
        {
            if (Body.Seats[place].Process != process)
                break;
            changedWorker = true;
            if (effect.Action is PartyAction.TellHeld or PartyAction.TellListeners)
                TellCoordinator(process, in effect);
            else
                Handle(place, in effect);
        }

        workerEffects.Clear();
    }

    private void TellCoordinator(ProcessEpoch worker, in PartyEffect effect)
    {
        if (Body.CoordinatorProcess.IsNone() || (plant == PartyPlant.DropJoin && worker.Value > rules.Workers))
            return;
        var held = plant == PartyPlant.DropHeld ? default : effect.Held;
        if (effect.Action == PartyAction.TellHeld)
            StepCoordinator(CoordinatorInput.WorkerJoined(worker, in held, effect.Listeners));
        else
            StepCoordinator(CoordinatorInput.ListenersChanged(worker, effect.Listeners));
    }

    private void Handle(int worker, in PartyEffect effect)
    {
        for (var place = 0; place < rules.Own.Count; place++)
        {
            ref var ear = ref Body.Ears[place];
            if (effect.Action == PartyAction.ForgetMark && effect.Client.Value == place + 1)
                ear.Mark.Forget(Now);
            else if (!ear.Connection.IsNone() && ear.Connection == effect.Connection)
                Hear(worker, ref ear, in effect);
            else if (!ear.HalfDead.IsNone() && ear.HalfDead == effect.Connection)
                SendToHalfDead(ref ear, in effect);
        }
    }

    private void Hear(int worker, ref PartyListener ear, in PartyEffect effect)
    {
        switch (effect.Action)
        {
            case PartyAction.SendStreamStart:
                if (IsStreamOver(worker))
                    Break(NoneAfterTheEnd);
                ear.HasStream = true;
                break;
            case PartyAction.SendStreamClear:
                if (ear.HearClear(Now) is { } flushed)
                    Break(flushed);
                break;
            case PartyAction.SendStreamEnd:
                ear.HearEnd(Body.Seats[ear.Worker].PublishedUntil, comesAgain: Body is { WasPaused: true, IsOver: false });
                break;
            case PartyAction.SendChunk:
                Send(worker, ref ear, in effect);
                break;
            case PartyAction.Unblock:
                (ear.IsRefusing, ear.HasRoom) = (false, false);
                break;
            case PartyAction.Close:
                Disconnect(ref ear);
                ear.WasClosed = true;
                break;
            default:
                break;
        }
    }

    /// <summary>The mark before, the chunk, the mark after; and death between any two of them.</summary>
    private void Send(int worker, ref PartyListener ear, in PartyEffect effect)
    {
        if (ear.IsRefusing || ear.WillRefuse)
        {
            Refuse(ref ear, in effect);
            return;
        }

        var grid = new FrameGrid(0, PartyRules.Rate);
        var doom = Body.Doom > 0 && Body.DoomedWorker == worker ? Body.Doom : 0;
        if (doom == 1)
        {
            KillWorker(worker);
            return;
        }

        var mark = ear.Mark;
        ear.Mark.Begin(effect.Timestamp + grid.LengthOf(effect.Piece.Count).Microseconds, Now);
        if (doom != 2 && ear.HearChunk((int)effect.From, effect.Piece.Count, effect.Timestamp, in grid, Now) is { } broken)
            Break(broken);
        ear.HeardLast |= doom != 2 && effect.From + effect.Piece.Count == rules.Frames;
        if (doom > 0)
            KillWorker(worker);
        else
            ear.Mark.Commit();
        if (plant == PartyPlant.ForgetMark && mark.Until is not null)
            ear.Mark = mark;
    }

    private void Refuse(ref PartyListener ear, in PartyEffect effect)
    {
        if (!ear.IsRefusing)
            (ear.HasRefused, ear.RefusedRequest, ear.RefusedFrom) = (true, effect.Request, new(effect.Timestamp + (plant == PartyPlant.LateRefusal ? Duration.FromSeconds(1).Microseconds : 0)));
        (ear.IsRefusing, ear.WillRefuse) = (true, false);
    }

    private static void Disconnect(ref PartyListener ear) =>
        (ear.Connection, ear.IsRefusing, ear.WillRefuse, ear.HasRefused, ear.HasRoom) = (default, false, false, false, false);
}
