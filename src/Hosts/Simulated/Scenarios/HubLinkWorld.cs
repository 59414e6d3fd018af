using Holdover.Dealer;
using Holdover.Hosts.Simulated.Exploring;
using Holdover.Hub;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>
/// A production hub and the production dealer of a speaker that plays, joined by a connection and by requests of the web
/// beside it. Time stands still for what is on its way, unless it is late.
/// </summary>
internal sealed partial class HubLinkWorld : BodiedWorld<HubBody>
{
    public const string OneEffect = "a command takes effect once";
    public const string DoneMeansDone = "what the controller is told was done was done";

    private static readonly HubLane[] Lanes = [HubLane.Host, HubLane.Handler, HubLane.Web, HubLane.Up, HubLane.Down];

    private readonly HubPlant plant;
    private readonly Outbox<DealerEffect> dealerEffects = new(DealerNode.EffectsMax);
    private readonly TextId clusterAddress;
    private readonly TextId commandAddress;
    private readonly Outbox<HubEffect> hubEffects = new(HubNode.EffectsMax);
    private readonly Queue<HubInput> hubInputs = new();

    public HubLinkWorld(HubRules rules, HubPlant plant)
    {
        this.plant = plant;
        Body.Hub = new(rules.Hub, Dice.Fixed);
        Body.Dealer = new(rules.Dealer, Dice.Fixed);
        (Body.CommandsLeft, Body.TakeoversLeft, Body.FaultsLeft) = (rules.Commands, rules.Takeovers, rules.Budget);
        Body.IsActive = true;
        Body.Rewind(Now);
        (clusterAddress, commandAddress) = (Body.Dealer.Texts.Intern(HubRules.Cluster), Body.Dealer.Texts.Intern(HubRules.Player));
        StepDealer(BusInput.SubscribeRequested(wish: 1, new(clusterAddress)));
        StepDealer(BusInput.HandleRequested(wish: 2, new(commandAddress)));
        AwaitCluster();
        StepHub(HubInput.AccountAdded(Ask(), HubRules.Account));
        StepHub(HubInput.LoginAccepted(Ask(), HubRules.Account));
        StepDealer(DealerInput.StartRequested());
    }

    public override bool IsAtRest => false;

    public DealerStatus Dealer => Body.DealerTold;

    /// <summary>Whether the speaker's connection is not its first.</summary>
    public bool IsBack => Body.Generation.Value > 1;

    public bool IsSpeakerActive => View.Account.Activity.Device == HubRules.Speaker;

    public bool BelievesToPlay => Body.IsActive;

    public bool IsSpeakerRegistered => View.Account.LineOf(HubRules.Speaker) >= 0;

    /// <summary>Whether the controller waits for an answer.</summary>
    public bool IsWaiting => !Body.Command.IsNone();

    public HubAnswer? Told => Body.IsTold ? Body.Told : null;

    public int Effects => Body.Effects;

    public bool WasTakenOver => !Body.Phone.IsNone();

    public bool IsLate => Body.Flights.FirstIn((int)HubLane.Late) >= 0;

    /// <summary>What came last by a connection that is over while the next one was registered, if anything did.</summary>
    public HubFlightKind? OfPast { get; private set; }

    /// <summary>Whether the speaker, back after another device had taken over, was told so with the last choice.</summary>
    public bool HasYielded { get; private set; }

    private HubView View => Body.Hub.Find(HubRules.Account)!.Value;

    private MonotonicTime NextDeadline => MonotonicTime.Min(Body.Dealer.NextDeadline, Body.Hub.NextDeadline);

    public override void List(ChoiceList choices)
    {
        var isAnythingDue = false;
        foreach (var lane in Lanes)
        {
            if (Body.Flights.FirstIn((int)lane) < 0)
                continue;
            isAnythingDue = true;
            choices.Add(new(ChoiceKind.Deliver, (byte)lane));
        }

        if (IsLate)
            choices.Add(new(ChoiceKind.Deliver, (byte)HubLane.Late));
        if (!isAnythingDue && NextDeadline != MonotonicTime.Never)
            choices.Add(new(ChoiceKind.Elapse, (byte)HubLane.Clock));
        if (Body.CommandsLeft > 0 && !IsWaiting)
            choices.Add(new(ChoiceKind.Inject, (byte)HubLane.Controller));
        if (Body.TakeoversLeft > 0 && Body.Turn.Value > 0)
            choices.Add(new(ChoiceKind.Inject, (byte)HubLane.Phone));
        ListFaults(choices);
    }

    public override string Describe(in Choice choice)
    {
        var lane = (HubLane)choice.Lane;
        return choice.Kind switch
        {
            ChoiceKind.Elapse => "time passes",
            ChoiceKind.Inject => lane == HubLane.Phone ? "the phone takes over" : "the controller sends its command",
            ChoiceKind.Fault => $"fault: {lane}{(choice.Item == 0 ? string.Empty : $" {(HubLane)choice.Item}")}",
            _ => $"{Body.Flights[Body.Flights.FirstIn((int)lane)].Kind} of {Body.Flights[Body.Flights.FirstIn((int)lane)].Connection} comes",
        };
    }

    public override string Describe() =>
        $"dealer {Dealer}, account {View.State} {View.Account.Activity.Turn}, the speaker {(BelievesToPlay ? "plays" : "does not play")}, command {(IsWaiting ? "waits" : Told?.ToString() ?? "unsent")} x {Effects}, faults left {Body.FaultsLeft}";

    protected override void Apply(in Choice choice)
    {
        var lane = (HubLane)choice.Lane;
        (OfPast, HasYielded) = (null, false);
        switch (choice.Kind)
        {
            case ChoiceKind.Elapse:
                Elapse();
                break;
            case ChoiceKind.Inject when lane == HubLane.Phone:
                TakeOver();
                break;
            case ChoiceKind.Inject:
                Body.CommandsLeft--;
                Body.Command = Ask();
                StepHub(AccountInput.CommandReceived(Body.Command, HubRules.Token, HubRules.Speaker, RequestIdentity.Of("controller", 1), handle: 1));
                break;
            case ChoiceKind.Fault:
                Body.FaultsLeft--;
                GoWrong(lane, (HubLane)choice.Item);
                break;
            default:
                var flight = Body.Flights.Remove(Body.Flights.FirstIn((int)lane));
                OfPast = flight.IsLate && flight.Connection != Body.Open && Dealer == DealerStatus.Registered ? flight.Kind : null;
                Deliver(flight);
                break;
        }
    }

    private void ListFaults(ChoiceList choices)
    {
        if (Body.FaultsLeft == 0)
            return;
        if (!Body.Open.IsNone())
            choices.Add(new(ChoiceKind.Fault, (byte)HubLane.Cut));
        if (!Body.Open.IsNone() && !Body.IsMute)
            choices.Add(new(ChoiceKind.Fault, (byte)HubLane.FallSilent));
        foreach (var lane in (ReadOnlySpan<HubLane>)[HubLane.Web, HubLane.Handler])
        {
            if (Body.Flights.FirstIn((int)lane) < 0)
                continue;
            choices.Add(new(ChoiceKind.Fault, (byte)HubLane.Delay, (byte)lane));
        }

        if (Body.Flights.FirstIn((int)HubLane.Web) >= 0)
            choices.Add(new(ChoiceKind.Fault, (byte)HubLane.Lose, (byte)HubLane.Web));
    }

    /// <summary>At one instant the speaker's deadlines fire before the hub's; what each then sends comes later.</summary>
    private void Elapse()
    {
        Now = MonotonicTime.Max(Now, NextDeadline);
        if (Body.Dealer.NextDeadline <= Now)
        {
            Body.Dealer.Tick(Now, dealerEffects);
            HandleDealer();
        }

        if (Body.Hub.NextDeadline > Now)
            return;
        Body.Hub.Tick(Now, hubEffects);
        HandleHub();
    }

    private void GoWrong(HubLane fault, HubLane lane)
    {
        switch (fault)
        {
            case HubLane.Cut:
                Body.Flights.Add(new(HubFlightKind.HangUp, Body.Open));
                LoseConnection();
                break;
            case HubLane.FallSilent:
                Body.Flights.LoseLink(Body.Open);
                Body.IsMute = true;
                break;
            case HubLane.Delay:
                Body.Flights.Add(Body.Flights.Remove(Body.Flights.FirstIn((int)lane)) with { IsLate = true });
                break;
            default:
                Body.Flights.Remove(Body.Flights.FirstIn((int)lane));
                break;
        }
    }

    /// <summary>The speaker hears that its connection broke; what was on the way is lost.</summary>
    private void LoseConnection()
    {
        var lost = Body.Open;
        Body.Flights.LoseLink(lost);
        (Body.Open, Body.IsMute) = (default, false);
        StepDealer(DealerInput.TransportClosed(lost, DealerCause.TransportError));
    }

    /// <summary>The phone connects and plays, all at once; it lives on.</summary>
    private void TakeOver()
    {
        Body.TakeoversLeft--;
        Body.Phone = new(PhoneConnection);
        StepHub(AccountInput.ConnectionOpened(Body.Phone, HubRules.Token));
        StepHub(AccountInput.DevicePut(Ask(), HubRules.Token, IdOf(Body.Phone), HubRules.Phone, default, isActive: true, default));
    }

    private ExchangeEpoch Ask() => Body.Asked = Body.Asked.Next();
}
