using Holdover.Hosts.Simulated.Exploring;
using Holdover.Keeper;
using Holdover.Machines;
using Holdover.Supervisor;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>
/// A production keeper with a coordinator and a worker. It can be killed, and the next one finds who lives. Time stands
/// still for what it asks for; whoever lives and does not hang says so whenever time has passed.
/// </summary>
internal sealed partial class KeeperWorld : BodiedWorld<KeeperBody>
{
    public const int ChildrenCount = 2;

    public const string OneChild = "no child is started while another of its kind lives";
    public const string Paced = "a child that failed twice in a row is not started before its time";
    public const string EndsAlone = "a keeper that was told to end leaves no child behind, whoever started it";

    private const int Killed = 137;

    private static readonly SupervisorSettings Child = new()
    {
        SpawnMax = Duration.FromSeconds(4),
        StableAfter = Duration.FromSeconds(4),
        BackoffInitial = Duration.FromSeconds(4),
        BackoffMax = Duration.FromSeconds(4),
        Heartbeat = Duration.FromSeconds(1),
        HeartbeatMax = Duration.FromSeconds(2),
        GraceMax = Duration.FromSeconds(2),
        KillMax = Duration.FromSeconds(2),
        OnParentDeath = OnParentDeath.Survive,
        ForgivesFirst = true,
    };

    private static readonly KeeperSettings Settings = new()
    {
        SearchMax = Duration.FromSeconds(3), StartUpMax = Duration.FromSeconds(20), Coordinator = Child, Worker = Child with { EndsWithSuccess = false },
    };

    private readonly KeeperPlant plant;
    private readonly KeeperNode fresh;
    private readonly Outbox<KeeperEffect> effects = new(KeeperNode.EffectsMax);

    public KeeperWorld(KeeperPlant plant, int budget)
    {
        this.plant = plant;
        fresh = Create(plant);
        Body.Keeper = Create(plant);
        (Body.StopsLeft, Body.FaultsLeft) = (2, budget);
        Body.Rewind(Now);
    }

    public override bool IsAtRest => Body.IsEnded;

    /// <summary>Whether all that there is to be lives, as the keeper knows; or is over, if that was asked for.</summary>
    public bool IsAsWanted => Body.WasStopped ? Body.IsEnded && !IsAnyAlive : Body.IsAlive && IsEveryoneUp;

    public KeeperSights Seen { get; private set; }

    private bool IsAnyAlive => Body.Seats[0].IsAlive || Body.Seats[1].IsAlive;

    private bool IsEveryoneUp
    {
        get
        {
            var isUp = true;
            for (var place = 0; place < ChildrenCount; place++)
                isUp &= Body.Seats[place] is { IsAlive: true, Hangs: false, IsStarting: false } seat && !seat.Process.IsNone();
            return isUp;
        }
    }

    public override void List(ChoiceList choices)
    {
        if (Body.IsEnded)
            return;
        if (!Body.IsAlive)
            choices.Add(new(ChoiceKind.Deliver, (byte)KeeperLane.KeeperStarts));
        if (!Body.Search.IsNone())
            choices.Add(new(ChoiceKind.Deliver, (byte)KeeperLane.Search));
        if (!Body.Socket.IsNone())
            choices.Add(new(ChoiceKind.Deliver, (byte)KeeperLane.Socket));
        for (byte place = 0; place < ChildrenCount && Body.IsAlive; place++)
        {
            if (Body.Seats[place].IsStarting || (Body.Seats[place].HasExited && !(plant == KeeperPlant.DropExit && place > 0)))
                choices.Add(new(ChoiceKind.Deliver, (byte)((int)KeeperLane.FirstChild + place), place));
        }

        if (choices.Count == 0 && Body.Keeper.NextDeadline != MonotonicTime.Never)
            choices.Add(new(ChoiceKind.Elapse, (byte)KeeperLane.Clock));
        if (Body.StopsLeft > 0 && Body.IsAlive)
            choices.Add(new(ChoiceKind.Inject, (byte)KeeperLane.Stop));
        if (Body.FaultsLeft > 0)
            ListFaults(choices);
    }

    public override string Describe(in Choice choice) => choice.Kind switch
    {
        ChoiceKind.Elapse => "time passes",
        ChoiceKind.Inject => "the keeper is told to end",
        ChoiceKind.Fault => $"fault: {(KeeperFault)(choice.Lane - (int)KeeperLane.FirstFault)} of {choice.Item}",
        _ when choice.Lane == (int)KeeperLane.KeeperStarts => "a keeper starts",
        _ when choice.Lane == (int)KeeperLane.Search => "who lives is found",
        _ when choice.Lane == (int)KeeperLane.Socket => "the port is bound",
        _ => Body.Seats[choice.Item].IsStarting ? $"child {choice.Item} is there" : $"the end of child {choice.Item} is told",
    };

    public override string Describe() =>
        $"keeper {(Body.IsAlive ? Body.Keeper.State : "gone")}, coordinator {Body.Keeper.StateOf(0)}{(Body.Seats[0].IsAlive ? " alive" : "")}, "
        + $"worker {Body.Keeper.StateOf(1)}{(Body.Seats[1].IsAlive ? " alive" : "")}, faults left {Body.FaultsLeft}";

    protected override void Apply(in Choice choice)
    {
        Seen = KeeperSights.None;
        switch (choice.Kind)
        {
            case ChoiceKind.Elapse:
                Elapse();
                break;
            case ChoiceKind.Inject:
                Body.StopsLeft--;
                Body.WasStopped = true;
                Step(KeeperInput.StopRequested(ProcessSignal.Terminate));
                break;
            case ChoiceKind.Fault:
                Body.FaultsLeft--;
                GoWrong((KeeperFault)(choice.Lane - (int)KeeperLane.FirstFault), choice.Item);
                break;
            default:
                Deliver((KeeperLane)choice.Lane, choice.Item);
                break;
        }
    }

    private static KeeperNode Create(KeeperPlant plant)
    {
        var child = plant == KeeperPlant.ShortBackoff ? Child with { BackoffInitial = Duration.FromSeconds(1) } : Child;
        return new(Settings with { Coordinator = child, Worker = child with { EndsWithSuccess = false } }, Dice.Fixed);
    }

    private void ListFaults(ChoiceList choices)
    {
        if (Body.IsAlive && !Body.WasStopped)
            choices.Add(Fault(KeeperFault.KeeperDies, 0));
        for (byte place = 0; place < ChildrenCount; place++)
        {
            ref readonly var seat = ref Body.Seats[place];
            if (seat.IsAlive)
                choices.Add(Fault(KeeperFault.ChildDies, place));
            if (seat is { IsAlive: true, Hangs: false })
                choices.Add(Fault(KeeperFault.ChildHangs, place));
            if (seat.IsStarting)
                choices.Add(Fault(KeeperFault.SpawnFails, place));
        }
    }

    private static Choice Fault(KeeperFault fault, byte place) => new(ChoiceKind.Fault, (byte)((int)KeeperLane.FirstFault + (int)fault), place);
}
