using Holdover.Dealer;
using Holdover.Endpoint;
using Holdover.Hosts.Simulated.Exploring;
using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>
/// One production speaker that an account owns, the servers of two accounts as far as it can tell, and a disk. What it
/// asks for is answered before time goes on; an answer that takes time is a fault, so that in the long run all is well.
/// </summary>
internal sealed partial class EndpointWorld : BodiedWorld<EndpointBody>
{
    private const byte Well = 0;
    private const byte Badly = 1;
    private const int Ids = 5;

    public static readonly TextId First = new(1);
    public static readonly TextId Second = new(2);

    private readonly EndpointRules rules;
    private readonly EndpointPlant plant;
    private readonly EndpointNode pristine;
    private readonly Outbox<EndpointEffect> effects = new();

    public EndpointWorld(EndpointRules rules, EndpointPlant plant)
    {
        (this.rules, this.plant) = (rules, plant);
        pristine = new(rules.Speaker, Dice.Fixed);
        Body.Node = new(rules.Speaker, Dice.Fixed);
        (Body.WishesLeft, Body.FaultsLeft) = (rules.WishesMax, rules.Budget);
        for (var wish = 0; wish < EndpointBody.Left.Count; wish++)
            Body.Wishes[wish] = rules.TimesOf((EndpointWish)wish);
        Body.Rewind(Now);
        Body.Wanted = First;
        Step(OwnerInput.RunRequested(First));
        while (Body.Flights.Count > 0)
            Answer(Body.Flights.Remove(0), isWell: true);
        StartStream();
        LookWhatPlays();
        Events = EndpointEvents.None;
    }

    /// <summary>What happened in the last step.</summary>
    public EndpointEvents Events { get; private set; }

    public override bool IsAtRest => (Body.Wanted == TextId.None && Body.IsEnded) || IsAllQuiet;

    public EndpointStatus Status => Body.Node.Status;

    public TextId Wanted => Body.Wanted;

    public TextId Playing => Body.Playing;

    /// <summary>Whether an account was left that had lost a playback, which was kept.</summary>
    public bool WasLostAndLeft => Body.WasLostAndLeft;

    /// <summary>Whether the process was killed after that, before anybody came back.</summary>
    public bool WasKilledAway => Body.WasKilledAway;

    /// <summary>Whether the first account has us on its list.</summary>
    public bool IsKnownToFirst => Body.FirstId != TextId.None;

    public bool IsOther => Body.IsOther;

    /// <summary>Whether the owner in force is not served yet.</summary>
    public bool IsLeaving => Status.OwnerEpoch != Body.ServedOwner;

    public int HandoversSpent => rules.TimesOf(EndpointWish.HandOver) - Body.Wishes[(int)EndpointWish.HandOver];

    public EndpointTransport Session => Body.Session;

    public EndpointTransport Dealer => Body.Dealer;

    /// <summary>Whether the account that is wanted knows us under the id in force, and what it has on its list is what plays.</summary>
    public bool IsServedAsWanted => Body.Wanted == TextId.None
        ? Body.Session.IsNone && Body.Dealer.IsNone && Body.IsEnded
        : Body.SessionTold == SessionStatus.Connected && Body.DealerTold == DealerStatus.Registered && Status.Account == Body.Wanted
            && Body.Session.Account == Body.Wanted && Body.Dealer.Account == Body.Wanted
            && IdOf(Body.Wanted) == Body.Id && HasOf(Body.Wanted) == Status.Published;

    public override string Describe() =>
        $"owner {Status.Owner} of {Status.Account}, session {Status.Session}, dealer {Status.Dealer}, playback {Status.Playback}, saved {Status.Saved}, "
        + $"wanted {Body.Wanted}, disk {Body.Disk.Account}, id {Body.Id}, faults left {Body.FaultsLeft}, {Events}";

    protected override void Apply(in Choice choice)
    {
        Events = EndpointEvents.None;
        (published, ownerBefore) = (Status.Published, Body.ServedOwner);
        isElapsing = choice.Kind == ChoiceKind.Elapse;
        mayFallSilent = choice.Kind is ChoiceKind.Inject || (isElapsing && Body.Track.IsOver(Body.Node.NextDeadline));
        switch (choice.Kind)
        {
            case ChoiceKind.Deliver:
                Answer(Body.Flights.Remove(choice.Item), choice.Outcome == Well);
                break;
            case ChoiceKind.Elapse:
                Now = Body.Node.NextDeadline;
                Body.Node.Tick(Now, effects);
                HandleEffects();
                break;
            case ChoiceKind.Inject:
                var wish = (EndpointWish)(choice.Lane - (int)EndpointLane.FirstWish);
                Body.Wishes[(int)wish]--;
                Body.WishesLeft--;
                Want(wish);
                break;
            default:
                Body.FaultsLeft--;
                GoWrong(FaultOf(in choice), choice.Item);
                break;
        }

        Body.WasLostLeaving &= IsLeaving;
        LookWhatPlays();
    }

    private ref TextId IdOf(TextId account) => ref account == First ? ref Body.FirstId : ref Body.SecondId;

    private ref PublishedPlayback HasOf(TextId account) => ref account == First ? ref Body.FirstHas : ref Body.SecondHas;

    private void Step(EndpointInput input)
    {
        Body.Node.Step(in input, Now, effects);
        HandleEffects();
    }

    private void Want(EndpointWish wish)
    {
        NoteWish(wish);
        if (wish is EndpointWish.HandOver or EndpointWish.LogInAgain or EndpointWish.Stop or EndpointWish.TakeOver)
            (Body.Track.IsOn, Body.MayRestore) = (false, false);
        switch (wish)
        {
            case EndpointWish.HandOver or EndpointWish.LogInAgain:
                Body.Wanted = wish == EndpointWish.LogInAgain || Body.Wanted == Second ? First : Second;
                Step(OwnerInput.HandoverRequested(Body.Wanted));
                break;
            case EndpointWish.Stop:
                Body.Wanted = TextId.None;
                Step(OwnerInput.StopRequested());
                break;
            case EndpointWish.Stream:
                if (rules.StreamsAtOnce)
                    HearOldStream();
                else
                    StartStream();
                break;
            case EndpointWish.End:
                EndTrack();
                break;
            case EndpointWish.TakeOver:
                Body.IsOther = true;
                if (Body.Dealer.IsOpen)
                    Body.Flights.AddByKind(new(EndpointFlightKind.Cluster, Body.Dealer.Connection) { Account = Body.Dealer.Account });
                break;
            case EndpointWish.Command:
                Body.Dealer.RepliesOwed++;
                Step(DealerInput.RequestReceived(Body.Dealer.Connection, new((int)Body.Dealer.Connection.Value), new(1), default, handle: 0));
                break;
            default:
                Step(Playback.PlaybackInput.VolumeChanged(50));
                break;
        }
    }

    /// <summary>The process is gone with all that it knew but the disk; another one begins.</summary>
    private void Restart(EndpointFault how)
    {
        mayFallSilent = true;
        Body.WasKilledAway |= Body.WasLostAndLeft && Body.Wanted == Second;
        Body.Flights.Clear();
        (Body.SessionTold, Body.DealerTold, Body.OfferedTo) = (default, default, default);
        Body.IsEnded = Body.Wanted == TextId.None;
        (Body.Track, published) = (new() { IsOn = Body.Track.IsOn }, default);
        (Body.Session, Body.Dealer, Body.Id, Body.Playing) = (default, default, default, default);
        (Body.Served, Body.ServedOwner, Body.LastOpened) = (default, default, default);
        if (how == EndpointFault.CrashesForLong)
            Now += SavedPlaybackMachine.AgeMax + rules.Speaker.Session.CloseMax;
        pristine.CopyTo(Body.Node);
        Body.Node.Rewind(Now);
        if (Body.Disk.Account != TextId.None)
            Step(SavedPlaybackInput.Loaded(Body.Disk, how == EndpointFault.Reboots ? new BootId(2, 2) : EndpointRules.Boot));
        Body.Node.Tick(Now, effects);
        HandleEffects();
        if (Body.Wanted != TextId.None)
            Step(OwnerInput.RunRequested(Body.Wanted));
    }
}
