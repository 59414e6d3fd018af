using Holdover.Hosts.Simulated.Exploring;
using Holdover.Machines;
using Holdover.Party;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>
/// A production coordinator and production workers, each a process that can be killed at any instant, and listeners.
/// Time stands still for what is on its way, but neither for a process that starts nor for a full connection.
/// </summary>
internal sealed partial class PartyWorld : BodiedWorld<PartyBody>
{
    public const string SavedInTime = "a successor that comes in the instant in which the stream would end saves it";

    public const string SilentWhilePaused = "nothing is told of a stream that a person has paused";

    /// <summary>A coordinator starts in the very instant in which a worker would wait no longer, before that.</summary>
    private const byte LastInstant = 1;

    private readonly PartyRules rules;
    private readonly PartyPlant plant;

    public PartyWorld(PartyRules rules, PartyPlant plant)
    {
        (this.rules, this.plant) = (rules, plant);
        Body.Coordinator = rules.CreateCoordinator();
        Body.Workers = [.. Enumerable.Range(0, rules.Workers).Select(_ => rules.CreateWorker())];
        for (var place = 0; place < rules.Own.Count; place++)
            Body.Ears[place] = PartyListener.Initial;
        Body.FaultsLeft = rules.Budget;
        freshCoordinator = rules.CreateCoordinator();
        freshWorker = rules.CreateWorker();
        askedWorker = rules.CreateWorker();
        Body.Rewind(Now);
    }

    public override bool IsAtRest => !Body.IsBegun || (Body.IsOver && IsEveryoneConnected);

    public bool IsBegun => Body.IsBegun;

    public bool IsPaused => Body.IsPaused;

    public bool WasPaused => Body.WasPaused;

    /// <summary>Whether the source, once it is opened again, cannot go back to where it was.</summary>
    public bool CannotGoBack => Body.CannotSeek;

    /// <summary>Whether there is a coordinator that knows of that.</summary>
    public bool IsKnownToBePaused => !Body.CoordinatorProcess.IsNone() && Body.Coordinator.IsPaused;

    /// <summary>Whether the party said that it is over.</summary>
    public bool IsOver => Body.IsOver;

    public bool IsEveryoneConnected
    {
        get
        {
            for (var place = 0; place < rules.Own.Count; place++)
            {
                if (Body.Ears[place].Connection.IsNone())
                    return false;
            }

            return true;
        }
    }

    public int FaultsLeft => Body.FaultsLeft;

    public int WorkersStarted => (int)Body.WorkerLast.Value;

    public int CoordinatorsStarted => (int)Body.CoordinatorLast.Value;

    /// <summary>Whether with the last choice a coordinator came in the very instant in which a stream would have ended.</summary>
    public bool CameInLastInstant { get; private set; }

    public uint Generation => Body.Coordinator.Request.Value;

    /// <summary>A worker reads a pipe to its end before it looks for another coordinator: what a person said is not overtaken.</summary>
    private bool IsWordOfPersonOnItsWay => Body.WasPaused && FirstFullPipe >= 0;

    private int FirstFullPipe
    {
        get
        {
            for (var place = 0; place < Body.Workers.Length; place++)
            {
                if (Body.Seats[place].Pipe.Count > 0)
                    return place;
            }

            return -1;
        }
    }

    /// <summary>While a process is gone, what a listener has runs out, too.</summary>
    private MonotonicTime NextDeadline
    {
        get
        {
            var isAnyGone = Body.CoordinatorProcess.IsNone();
            var next = isAnyGone ? MonotonicTime.Never : Body.Coordinator.NextDeadline;
            for (var place = 0; place < Body.Workers.Length; place++)
            {
                var isGone = Body.Seats[place].Process.IsNone();
                isAnyGone |= isGone;
                next = isGone ? next : MonotonicTime.Min(next, Body.Workers[place].NextDeadline);
            }

            for (var place = 0; place < rules.Own.Count && isAnyGone; place++)
                next = Body.Ears[place].IsPlaying(Now) ? MonotonicTime.Min(next, Body.Ears[place].End) : next;
            return next;
        }
    }

    public PartyListener Listener(int place) => Body.Ears[place];

    public bool HasEverything(int listener) => Body.Ears[listener].Next == rules.Frames;

    public override void List(ChoiceList choices)
    {
        if (!Body.IsBegun)
        {
            choices.Add(new(ChoiceKind.Inject, (byte)PartyLane.Begin));
            return;
        }

        if (Body.IsOver && IsEveryoneConnected)
            return;
        var isPrompt = ListPrompt(choices);
        if (!isPrompt && NextDeadline != MonotonicTime.Never)
            choices.Add(new(ChoiceKind.Elapse, (byte)PartyLane.Clock));
        if (!isPrompt && Body.CoordinatorProcess.IsNone() && !Body.IsOver && !IsWordOfPersonOnItsWay && WouldEnd(NextDeadline))
            choices.Add(new(ChoiceKind.Deliver, (byte)PartyLane.CoordinatorStarts, LastInstant));
        ListPatient(choices);
        ListGhost(choices);
        if (Body.FaultsLeft > 0)
            ListFaults(choices);
    }

    public override string Describe(in Choice choice) => choice.Kind switch
    {
        ChoiceKind.Elapse => "time passes",
        ChoiceKind.Inject => "the party begins",
        ChoiceKind.Fault => $"fault: {(PartyFault)(choice.Lane - (int)PartyLane.FirstFault)} of {choice.Item}, {choice.Outcome}",
        _ when choice.Lane == (int)PartyLane.Source => Body.Asked.IsOpening ? $"track {Body.Asked.Track} opens" : $"track {Body.Asked.Track} gives {Body.Asked.From}",
        _ when choice.Lane == (int)PartyLane.Play => "a person plays it",
        _ when choice.Lane == (int)PartyLane.Ghost => "the coordinator that was given up asks for all workers, and ends",
        _ when choice.Lane == (int)PartyLane.Late => $"track {Body.Late.Track} answers what nobody waits for{(choice.Outcome == Unavailable ? ", that it cannot be had" : string.Empty)}",
        _ when choice.Lane < (int)PartyLane.WorkerStarts => $"worker {choice.Item} hears its pipe",
        _ when choice.Lane < (int)PartyLane.CoordinatorStarts => $"worker {choice.Item} starts",
        _ when choice.Lane == (int)PartyLane.CoordinatorStarts => choice.Item == LastInstant ? "time passes, and the coordinator starts before what is due" : "the coordinator starts",
        _ when choice.Lane < (int)PartyLane.Refusal => $"listener {choice.Item} connects to worker {choice.Outcome}",
        _ when choice.Lane < (int)PartyLane.Drained => $"listener {choice.Item} is known to be full",
        _ => $"listener {choice.Item} has room again",
    };

    public override string Describe() =>
        $"coordinator {Body.CoordinatorProcess} {Body.Coordinator.State}, workers {string.Join(' ', Body.Workers.Select((worker, place) => $"{Body.Seats[place].Process} {worker.State}"))}, listeners at {Body.Ears[0].Next} and {Body.Ears[1].Next} of {rules.Frames}; faults left {Body.FaultsLeft}";

    protected override void Apply(in Choice choice)
    {
        (OlderSpoke, CameBeforeItsGhostWent, CameAfterTheEnd, HeldAndOpened) = (false, false, false, false);
        (CameInLastInstant, CameWhenAskedAgain, FailedInPlaceOfAnother, FailedWhenOpenedAgain) = (false, false, false, false);
        switch (choice.Kind)
        {
            case ChoiceKind.Elapse:
                Elapse();
                break;
            case ChoiceKind.Inject:
                Begin();
                break;
            case ChoiceKind.Fault:
                Body.FaultsLeft--;
                GoWrong((PartyFault)(choice.Lane - (int)PartyLane.FirstFault), choice.Item, choice.Outcome);
                break;
            default:
                Deliver(choice.Lane, choice.Item, choice.Outcome);
                break;
        }
    }

    private bool ListPrompt(ChoiceList choices)
    {
        var before = choices.Count;
        if (!Body.Asked.IsNone && !Body.IsSourceSlow)
            choices.Add(new(ChoiceKind.Deliver, (byte)PartyLane.Source));
        // What two pipes bring does not meet before it is heard: one order of them stands for all.
        if (FirstFullPipe is var pipe && pipe >= 0)
            choices.Add(new(ChoiceKind.Deliver, (byte)(PartyLane.Pipe + pipe), (byte)pipe));
        for (byte place = 0; place < rules.Own.Count; place++)
        {
            if (Body.Ears[place].HasRefused)
                choices.Add(new(ChoiceKind.Deliver, (byte)(PartyLane.Refusal + place), place));
            if (Body.Ears[place].Connection.IsNone())
                ListConnections(choices, place);
        }

        return choices.Count > before;
    }

    private void ListConnections(ChoiceList choices, byte listener)
    {
        for (byte place = 0; place < Body.Workers.Length; place++)
        {
            if (!Body.Seats[place].Process.IsNone())
                choices.Add(new(ChoiceKind.Deliver, (byte)(PartyLane.Connect + listener), listener, place));
        }
    }

    private void ListPatient(ChoiceList choices)
    {
        if (!Body.Asked.IsNone && Body.IsSourceSlow)
            choices.Add(new(ChoiceKind.Deliver, (byte)PartyLane.Source));
        for (var outcome = Well; outcome <= (rules.Tracks > 1 ? Unavailable : Well) && !Body.Late.IsNone; outcome++)
            choices.Add(new(ChoiceKind.Deliver, (byte)PartyLane.Late, 0, outcome));
        if (Body.IsPaused && IsKnownToBePaused)
            choices.Add(new(ChoiceKind.Deliver, (byte)PartyLane.Play));
        if (Body.CoordinatorProcess.IsNone() && !Body.IsOver && !IsWordOfPersonOnItsWay)
            choices.Add(new(ChoiceKind.Deliver, (byte)PartyLane.CoordinatorStarts));
        for (byte place = 0; place < Body.Workers.Length; place++)
        {
            if (Body.Seats[place].Process.IsNone())
                choices.Add(new(ChoiceKind.Deliver, (byte)(PartyLane.WorkerStarts + place), place));
        }

        for (byte place = 0; place < rules.Own.Count; place++)
        {
            ref readonly var ear = ref Body.Ears[place];
            if (ear.IsRefusing && !ear.HasRefused && !ear.HasRoom)
                choices.Add(new(ChoiceKind.Deliver, (byte)(PartyLane.Drained + place), place));
        }
    }

    private void Elapse()
    {
        Now = MonotonicTime.Max(Now, NextDeadline);
        ReadAll();
        NoteSilence();
        TickAll();
    }

    /// <summary>While time passes, listeners read all that has come.</summary>
    private void ReadAll()
    {
        for (var place = 0; place < rules.Own.Count; place++)
            Body.Ears[place].Read();
    }

    /// <summary>At one instant the coordinator's deadlines fire before the workers'.</summary>
    private void TickAll()
    {
        if (!Body.CoordinatorProcess.IsNone() && Body.Coordinator.NextDeadline <= Now)
            TickCoordinator();
        for (var place = 0; place < Body.Workers.Length; place++)
        {
            if (!Body.Seats[place].Process.IsNone() && Body.Workers[place].NextDeadline <= Now)
                TickWorker(place);
        }
    }
}
