using Holdover.Hosts.Simulated.Exploring;
using Holdover.Machines;
using Holdover.Party;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <content>What goes wrong, and what comes of it.</content>
internal sealed partial class PartyWorld
{
    /// <summary>Moments of a sending at which a worker can die.</summary>
    private const byte Moments = 3;

    /// <summary>A person is not so quick that more than this is on its way when he pauses.</summary>
    private const int PipeMax = 6;

    private void ListFaults(ChoiceList choices)
    {
        foreach (var fault in rules.Faults)
        {
            var (items, outcomes) = (ItemsOf(fault), fault == PartyFault.WorkerDiesSending ? Moments : (byte)1);
            for (byte item = 0; item < items; item++)
            {
                for (byte outcome = 0; outcome < outcomes && CanGoWrong(fault, item); outcome++)
                    choices.Add(new(ChoiceKind.Fault, (byte)((int)PartyLane.FirstFault + (int)fault), item, outcome));
            }
        }
    }

    private int ItemsOf(PartyFault fault) => fault switch
    {
        PartyFault.WorkerDies or PartyFault.WorkerDiesSending => Body.Workers.Length,
        PartyFault.ListenerIsCut => rules.Own.Count,
        _ => 1,
    };

    private bool CanGoWrong(PartyFault fault, byte item) => fault switch
    {
        PartyFault.WorkerDies => !Body.Seats[item].Process.IsNone(),
        PartyFault.WorkerDiesSending => !Body.Seats[item].Process.IsNone() && Body.Doom == 0 && !Body.IsOver,
        PartyFault.CoordinatorLivesOn => !Body.CoordinatorProcess.IsNone() && !Body.IsOver && Body.Ghost.IsNone(),
        PartyFault.CoordinatorDies => !Body.CoordinatorProcess.IsNone() && !Body.IsOver,
        PartyFault.CoordinatorDiesTelling => !Body.CoordinatorProcess.IsNone() && !Body.IsOver && !Body.IsCoordinatorDoomed,
        PartyFault.SourceCannotSeek => !Body.CannotSeek && !Body.IsOver,
        PartyFault.SourceChanges => !Body.HasChanged && !Body.IsOver,
        PartyFault.SourceIsSlow => !Body.Asked.IsNone && !Body.IsSourceSlow,
        PartyFault.TrackIsUnavailable => !Body.Asked.IsNone && !Body.IsOver,
        PartyFault.PersonPauses => !Body.CoordinatorProcess.IsNone() && !Body.IsPaused && Body.Seats[0].Pipe.Count < PipeMax && !Body.IsOver,
        PartyFault.ListenerIsCut or PartyFault.ListenerIsHalfDead => !Body.Ears[item].Connection.IsNone(),
        _ => !Body.Ears[item].Connection.IsNone() && !Body.Ears[item].IsRefusing && !Body.Ears[item].WillRefuse && !Body.IsOver,
    };

    private void GoWrong(PartyFault fault, int item, int outcome)
    {
        switch (fault)
        {
            case PartyFault.WorkerDies:
                KillWorker(item);
                break;
            case PartyFault.WorkerDiesSending:
                (Body.Doom, Body.DoomedWorker) = (outcome + 1, item);
                break;
            case PartyFault.CoordinatorDies:
                KillCoordinator();
                break;
            case PartyFault.CoordinatorLivesOn:
                LeaveCoordinator();
                break;
            case PartyFault.CoordinatorDiesTelling:
                Body.IsCoordinatorDoomed = true;
                break;
            case PartyFault.SourceCannotSeek:
                Body.CannotSeek = true;
                break;
            case PartyFault.SourceChanges:
                Body.HasChanged = true;
                break;
            case PartyFault.SourceIsSlow:
                Body.IsSourceSlow = true;
                break;
            case PartyFault.TrackIsUnavailable:
                AnswerSource(Unavailable);
                break;
            case PartyFault.PersonPauses:
                StepCoordinator(CoordinatorInput.PauseCommanded());
                (Body.IsPaused, Body.WasPaused) = (Body.Coordinator.IsPaused, true);
                break;
            case PartyFault.ListenerIsCut:
                Cut(ref Body.Ears[item]);
                break;
            case PartyFault.ListenerIsHalfDead:
                LeaveHalfDead(ref Body.Ears[item]);
                break;
            default:
                Body.Ears[item].WillRefuse = true;
                break;
        }
    }

    private void Deliver(int lane, int item, int outcome)
    {
        if (lane == (int)PartyLane.Source)
            AnswerSource(Well);
        else if (lane == (int)PartyLane.Play)
            Play();
        else if (lane == (int)PartyLane.Ghost)
            HearGhost();
        else if (lane == (int)PartyLane.Late)
            AnswerOld((byte)outcome);
        else if (lane < (int)PartyLane.WorkerStarts)
            HearPipe(item, Body.Seats[item].Pipe.Remove(0).Heard);
        else if (lane < (int)PartyLane.CoordinatorStarts)
            StartWorker(item);
        else if (lane == (int)PartyLane.CoordinatorStarts && item == LastInstant)
            StartInLastInstant();
        else if (lane == (int)PartyLane.CoordinatorStarts)
            StartCoordinator();
        else if (lane < (int)PartyLane.Refusal)
            Connect(item, outcome);
        else
            DeliverRefusal(lane, ref Body.Ears[item]);
    }

    private void Play()
    {
        Body.IsPaused = false;
        StepCoordinator(CoordinatorInput.PlayCommanded());
    }

    private void HearPipe(int worker, in WorkerInput heard)
    {
        NoteHeard(worker, in heard);
        StepWorker(worker, heard);
    }

    private void StartInLastInstant()
    {
        Now = NextDeadline;
        ReadAll();
        NoteSilence();
        var had = StreamsHeard();
        CameInLastInstant = WouldEnd(Now);
        StartCoordinator();
        TickAll();
        if (CameInLastInstant && StreamsHeard() < had)
            Break(SavedInTime);
    }

    private int StreamsHeard()
    {
        var heard = 0;
        for (var place = 0; place < rules.Own.Count; place++)
            heard += Body.Ears[place].HasStream ? 1 : 0;
        return heard;
    }

    /// <summary>Whether somebody's stream ends at an instant, if no coordinator comes: asked of another node that is in the same state.</summary>
    private bool WouldEnd(MonotonicTime at)
    {
        var ends = false;
        for (var place = 0; place < Body.Workers.Length && at != MonotonicTime.Never; place++)
        {
            if (Body.Seats[place].Process.IsNone())
                continue;
            Body.Workers[place].CopyTo(askedWorker);
            askedWorker.Tick(at, workerEffects);
            foreach (ref readonly var effect in workerEffects.Effects)
                ends |= effect.Action == PartyAction.SendStreamEnd;
            workerEffects.Clear();
        }

        return ends;
    }

    private void DeliverRefusal(int lane, ref PartyListener ear)
    {
        var connection = ear.Connection;
        if (lane < (int)PartyLane.Drained)
        {
            ear.HasRefused = false;
            StepWorker(ear.Worker, ListenerInput.Blocked(connection, ear.RefusedRequest, ear.RefusedFrom.Microseconds));
        }
        else
        {
            ear.HasRoom = true;
            StepWorker(ear.Worker, ListenerInput.Drained(connection));
        }
    }

    /// <summary>What it wrote to a socket is read; what is in its pipe is lost with it.</summary>
    private void KillWorker(int place)
    {
        var process = Body.Seats[place].Process;
        Body.Seats[place].Process = default;
        Body.Seats[place].Pipe.Clear();
        if (Body.Doom > 0 && Body.DoomedWorker == place)
            (Body.Doom, Body.DoomedWorker) = (0, 0);
        for (var listener = 0; listener < rules.Own.Count; listener++)
        {
            ref var ear = ref Body.Ears[listener];
            if (ear.Connection.IsNone() || ear.Worker != place)
                continue;
            ear.Read();
            Disconnect(ref ear);
        }

        freshWorker.CopyTo(Body.Workers[place]);
        if (!Body.CoordinatorProcess.IsNone() && !process.IsNone())
            StepCoordinator(CoordinatorInput.WorkerLeft(process));
    }

    /// <summary>What it wrote to its pipes is read, and then their end.</summary>
    private void KillCoordinator()
    {
        var process = Body.CoordinatorProcess;
        (Body.CoordinatorProcess, Body.IsCoordinatorDoomed) = (default, false);
        (Body.Asked, Body.IsSourceSlow, Body.Late) = (default, false, default);
        freshCoordinator.CopyTo(Body.Coordinator);
        for (var place = 0; place < Body.Workers.Length; place++)
        {
            if (!Body.Seats[place].Process.IsNone())
                Body.Seats[place].Pipe.Add(new(WorkerInput.CoordinatorLost(process)));
        }
    }

    private void Cut(ref PartyListener ear)
    {
        var (connection, worker) = (ear.Connection, ear.Worker);
        ear.LoseUnread();
        ear.WasCut = true;
        Disconnect(ref ear);
        StepWorker(worker, ListenerInput.Disconnected(connection));
    }
}
