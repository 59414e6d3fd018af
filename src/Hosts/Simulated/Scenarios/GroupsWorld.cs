using Holdover.Hosts.Simulated.Exploring;
using Holdover.Machines;
using Holdover.Party;
using Holdover.Sendspin;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>
/// The production groups of a party with three guests: a player that controls, one that does not, and a controller that
/// plays nothing. All are there when it begins, and the party plays. Who is gone may come back at any time. What a guest says and is told takes no time.
/// </summary>
internal sealed partial class GroupsWorld : BodiedWorld<GroupsBody>
{
    public const int GuestsCount = 3;
    public const int WishesMax = 2;
    public const int StreamsMax = 2;

    /// <summary>A volume that one player of two cannot make good for the other, and one that both can.</summary>
    private const int Loud = 95;
    private const int Soft = 10;

    /// <summary>The player that controls, and the one that does not; the third guest is the controller.</summary>
    private const int Leader = 0;
    private const int Follower = 1;

    private const int NumbersOfEach = 1_000_000;

    private readonly GroupsPlant plant;
    private readonly GroupsMachine machine = new();
    private readonly GroupTable nobody = new();
    private readonly Outbox<GroupsEffect> effects = new(GroupsMachine.EffectsMax);

    public GroupsWorld(GroupsPlant plant, int budget)
    {
        this.plant = plant;
        Body.Groups = machine.Create(Dice.Fixed);
        (Body.StreamsLeft, Body.WishesLeft, Body.FaultsLeft) = (StreamsMax, WishesMax, budget);
        for (var guest = 0; guest < GuestsCount; guest++)
        {
            Body.Guests[guest].Newest = new((uint)(1 + (guest * NumbersOfEach)));
            Come(guest);
        }

        ToggleStream();
        Seen = GroupsSights.None;
    }

    public override bool IsAtRest => IsEverybodyThere && Body.Groups.Deadlines.Earliest == MonotonicTime.Never;

    /// <summary>Whether everybody is there, and no connection of anybody is half-dead.</summary>
    public bool IsEverybodyThere
    {
        get
        {
            var isThere = true;
            for (var guest = 0; guest < GuestsCount; guest++)
                isThere &= Body.Guests[guest] is { IsThere: true, IsHalfDead: false } known && known.Earlier.IsNone();
            return isThere;
        }
    }

    public GroupsSights Seen { get; private set; }

    /// <summary>When something is due: by the machine, and by what it promises of who is away.</summary>
    private MonotonicTime NextDue
    {
        get
        {
            var next = Body.Groups.Deadlines.Earliest;
            for (var guest = 0; guest < GuestsCount; guest++)
                next = Body.Guests[guest].IsAway ? MonotonicTime.Min(next, Body.Guests[guest].Until) : next;
            return next;
        }
    }

    public override void List(ChoiceList choices)
    {
        for (byte guest = 0; guest < GuestsCount; guest++)
        {
            ref readonly var at = ref Body.Guests[guest];
            if (!at.IsThere || (at.IsHalfDead && at.Earlier.IsNone()))
                choices.Add(new(ChoiceKind.Deliver, (byte)((int)GroupsLane.FirstComing + guest), guest));
            if (at.IsHalfDead || !at.Earlier.IsNone())
                choices.Add(new(ChoiceKind.Deliver, (byte)((int)GroupsLane.FirstEnd + guest), guest));
        }

        if (NextDue != MonotonicTime.Never)
            choices.Add(new(ChoiceKind.Elapse, (byte)GroupsLane.Clock));
        if (Body.StreamsLeft > 0)
            choices.Add(new(ChoiceKind.Inject, (byte)GroupsLane.Stream));
        if (Body.WishesLeft > 0)
            ListWishes(choices);
        if (Body.FaultsLeft > 0)
            ListFaults(choices);
    }

    public override string Describe(in Choice choice) => choice.Kind switch
    {
        ChoiceKind.Elapse => "time passes",
        ChoiceKind.Inject when choice.Lane == (int)GroupsLane.Stream => Body.IsStreaming ? "the stream ends" : "the stream begins",
        ChoiceKind.Inject => $"{NameOf(choice.Item)} wants {(GroupsWish)choice.Outcome}",
        ChoiceKind.Fault => $"fault: {(GroupsFault)(choice.Lane - (int)GroupsLane.FirstFault)} of {NameOf(choice.Item)}",
        _ => choice.Lane < (int)GroupsLane.FirstEnd ? $"{NameOf(choice.Item)} comes" : $"the end of a connection of {NameOf(choice.Item)} is told",
    };

    public override string Describe()
    {
        var guests = new List<string>();
        for (var guest = 0; guest < GuestsCount; guest++)
        {
            ref readonly var at = ref Body.Guests[guest];
            guests.Add($"{NameOf(guest)} {(at.IsThere ? $"in {at.Group}" : at.IsKnown ? "expected back" : "gone")} at {at.Volume}");
        }

        return $"{Body.Groups.State}, {string.Join(", ", guests)}, wishes left {Body.WishesLeft}, faults left {Body.FaultsLeft}";
    }

    protected override void Apply(in Choice choice)
    {
        Seen = GroupsSights.None;
        switch (choice.Kind)
        {
            case ChoiceKind.Elapse:
                Elapse();
                break;
            case ChoiceKind.Inject when choice.Lane == (int)GroupsLane.Stream:
                Body.StreamsLeft--;
                ToggleStream();
                break;
            case ChoiceKind.Inject:
                Body.WishesLeft--;
                Want(choice.Item, (GroupsWish)choice.Outcome);
                break;
            case ChoiceKind.Fault:
                Body.FaultsLeft--;
                GoWrong(choice.Item, (GroupsFault)(choice.Lane - (int)GroupsLane.FirstFault));
                break;
            default:
                if (choice.Lane < (int)GroupsLane.FirstEnd)
                    Come(choice.Item);
                else
                    TellEnd(choice.Item);
                break;
        }

        CheckEverybody();
    }

    private static bool IsPlayer(int guest) => guest is Leader or Follower;

    private static bool IsController(int guest) => guest != Follower;

    private static TextId IdOf(int guest) => new(guest + 1);

    /// <summary>How loud a player is when it is switched on.</summary>
    private static int FirstVolume(int guest) => guest == Leader ? 20 : guest == Follower ? 90 : WireLimits.VolumeMax;

    private static string NameOf(int guest) => guest switch { Leader => "the leader", Follower => "the follower", _ => "the remote" };

    private void ListWishes(ChoiceList choices)
    {
        for (byte guest = 0; guest < GuestsCount; guest++)
        {
            var wishes = guest == Follower ? GroupsWish.PressMute : GroupsWish.Leave;
            for (var wish = GroupsWish.Loud; wish <= wishes && Body.Guests[guest] is { IsThere: true, IsHalfDead: false }; wish++)
                choices.Add(new(ChoiceKind.Inject, (byte)((int)GroupsLane.FirstWish + guest), guest, (byte)wish));
        }
    }

    private void ListFaults(ChoiceList choices)
    {
        var hasEarlier = false;
        for (byte guest = 0; guest < GuestsCount; guest++)
        {
            ref readonly var at = ref Body.Guests[guest];
            if (at is { IsThere: true, IsHalfDead: false })
                choices.Add(Fault(GroupsFault.Drops, guest));
            if (at is { IsThere: true, IsHalfDead: false } && at.Earlier.IsNone())
                choices.Add(Fault(GroupsFault.IsHalfDead, guest));
            if (!at.Earlier.IsNone())
                choices.Add(Fault(GroupsFault.IsOutrun, guest));
            hasEarlier |= !at.Earlier.IsNone();
        }

        // With two connections of one guest it would matter in which order its workers tell of them: here they have agreed by then.
        if (!hasEarlier)
            choices.Add(Fault(GroupsFault.CoordinatorDies, Leader));
    }

    private static Choice Fault(GroupsFault fault, byte guest) => new(ChoiceKind.Fault, (byte)((int)GroupsLane.FirstFault + (int)fault), guest);
}
