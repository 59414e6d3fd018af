using Holdover.Dealer;
using Holdover.Hosts.Simulated.Exploring;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>
/// One production dealer whose server is whatever may answer. What it asks for is answered before time goes on; an
/// answer that takes time is a fault, so that in the long run the network is well.
/// </summary>
internal sealed partial class DealerWorld : BodiedWorld<DealerBody>
{
    private const byte Well = 0;
    private const byte Badly = 1;

    private const byte NewRequest = 0;
    private const byte SameRequest = 1;
    private const byte SameKey = 2;

    private readonly DealerRules rules;
    private readonly DealerPlant plant;
    private ConnectionEpoch pinged;
    private readonly Outbox<DealerEffect> effects = new(DealerNode.EffectsMax);

    public DealerWorld(DealerRules rules, DealerPlant plant)
    {
        (this.rules, this.plant) = (rules, plant);
        Body.Dealer = new(DealerRules.Settings, Dice.Fixed);
        (Body.WishesLeft, Body.FaultsLeft, Body.ComingsLeft) = (rules.Wishes, rules.Budget, rules.Comings);
        Body.Rewind(Now);
        NameAddresses();
        if (rules.Comings == 0)
            Come(DealerSeats.FirstHandler);
        Seen = DealerSights.None;
    }

    public override bool IsAtRest => !Body.WasStarted || IsEnded;

    public bool WasStarted => Body.WasStarted;

    public bool WasClosed => Body.WasClosed;

    public DealerState State => Body.Dealer.State;

    public DealerState ClosedIn => Body.ClosedIn;

    public DealerSights Seen { get; private set; }

    public DealerStatus Status => Body.Observer.Status;

    /// <summary>Whether it said that it is over, in its terminal report.</summary>
    public bool IsEnded => Body.Observer.IsEnded;

    /// <summary>What the last step was, where it was of interest. It decides nothing of the future.</summary>
    public DealerOrder Order { get; private set; }

    public bool IsMute => Body.IsMute;

    /// <summary>Whether a key came by the open connection and waits for its reply.</summary>
    public bool IsAnyoneOwed => Body.Observer.IsAnyOwed;

    public override void List(ChoiceList choices)
    {
        for (var place = 0; place < Body.Flights.Count; place++)
        {
            ListFlight(choices, (byte)place, Body.Flights[place]);
            if (IsPromptPong(Body.Flights[place]))
                return;
        }

        if (!Body.Flights.IsAnyPrompt() && Body.Dealer.NextDeadline != MonotonicTime.Never)
            choices.Add(new(ChoiceKind.Elapse, (byte)DealerLane.Clock));
        ListPeople(choices);
        ListSeats(choices);
        ListNoise(choices);
        if (Body.IsOpen && Body.FaultsLeft > 0)
            ListTransportFaults(choices);
    }

    public override string Describe(in Choice choice) => choice.Kind switch
    {
        ChoiceKind.Deliver when choice.Lane == (byte)DealerLane.Take => $"subscriber {choice.Item} {(Body.Seats[choice.Item].HasGivenUp ? "asks again" : "takes what it was given")}",
        ChoiceKind.Deliver when choice.Lane == (byte)DealerLane.Begin => "the other owner begins",
        ChoiceKind.Deliver => $"{Shown(choice.Item)} {(choice.Outcome == Well ? "comes" : "fails")}",
        ChoiceKind.Elapse => "time passes",
        ChoiceKind.Inject => (DealerLane)choice.Lane switch
        {
            DealerLane.Start => "the owner starts",
            DealerLane.Close => rules.Comings > 0 ? "another owner is to come" : "the owner closes",
            DealerLane.Change => "what is put changes",
            DealerLane.Come => $"{DealerSeats.NameOf(choice.Item)} comes",
            DealerLane.Go => $"{DealerSeats.NameOf(choice.Item)} leaves",
            DealerLane.GiveUp => $"{DealerSeats.NameOf(choice.Item)} gives up waiting",
            DealerLane.Noise => (DealerNoise)choice.Item switch { DealerNoise.IdAgain => "the server says its id again", DealerNoise.Ping => "a ping comes", _ => "a request comes that cannot be read" },
            DealerLane.Message => $"a message comes for {Addresses[choice.Item]}",
            _ when rules.Comings > 0 => $"a request comes for {Addresses[choice.Item]}",
            _ => choice.Item switch { NewRequest => "a request comes", SameRequest => "the last request comes again, with another key", _ => "the last request comes again" },
        },
        _ => FaultOf(in choice) is var fault && IsOfFlight(fault) ? $"fault: {Shown(choice.Item)} {fault}" : $"fault: {fault}",
    };

    public override string Describe() =>
        $"dealer {State}, told {Status}{(Order == DealerOrder.None ? string.Empty : $", {Order}")}, faults left {Body.FaultsLeft}";

    protected override void Apply(in Choice choice)
    {
        (Order, Seen) = (DealerOrder.None, DealerSights.None);
        switch (choice.Kind)
        {
            case ChoiceKind.Deliver when choice.Lane == (byte)DealerLane.Take:
                Take(choice.Item);
                break;
            case ChoiceKind.Deliver when choice.Lane == (byte)DealerLane.Begin:
                Begin();
                break;
            case ChoiceKind.Deliver:
                Answer(Body.Flights.Remove(choice.Item), choice.Outcome == Well);
                break;
            case ChoiceKind.Elapse:
                Now = Body.Dealer.NextDeadline;
                if (Body.Waits.Age(Now) is { } missed)
                    Break(missed);
                Body.Dealer.Tick(Now, effects);
                HandleEffects();
                break;
            case ChoiceKind.Inject:
                Want((DealerLane)choice.Lane, choice.Item);
                break;
            default:
                Body.FaultsLeft--;
                GoWrong(FaultOf(in choice), choice.Item);
                break;
        }
    }

    private static bool IsOfFlight(DealerFault fault) => fault is DealerFault.Fails or DealerFault.IsRefused or DealerFault.IsLate;

    /// <summary>A pong is waited for, whatever else is possible: it comes to the same with all that could come before it.</summary>
    private static bool IsPromptPong(in DealerFlight flight) => flight is { Kind: DealerFlightKind.Pong, IsLate: false };

    private static bool CanFail(DealerFlightKind kind) => kind is DealerFlightKind.Resolve or DealerFlightKind.Open or DealerFlightKind.Put;

    private static bool Can(DealerFault fault, DealerFlightKind kind) => fault switch
    {
        DealerFault.Fails => CanFail(kind),
        DealerFault.IsRefused => kind is DealerFlightKind.Resolve or DealerFlightKind.Open,
        _ => IsOfFlight(fault),
    };

    private static DealerFault FaultOf(in Choice choice) => (DealerFault)(choice.Lane - (int)DealerLane.FirstFault);

    private static Choice Fault(DealerFault fault, byte item = 0) => new(ChoiceKind.Fault, (byte)((int)DealerLane.FirstFault + (int)fault), item);

    private void ListFlight(ChoiceList choices, byte place, DealerFlight flight)
    {
        var lane = flight.IsLate ? (byte)DealerLane.Late : (byte)((int)DealerLane.FirstFlight + (int)flight.Kind);
        choices.Add(new(ChoiceKind.Deliver, lane, place, Well));
        if (flight.Kind == DealerFlightKind.Answer || (flight.IsLate && CanFail(flight.Kind) && flight.Connection == Body.Observer.Attempt))
            choices.Add(new(ChoiceKind.Deliver, lane, place, Badly));
        if (flight.IsLate || Body.FaultsLeft == 0)
            return;
        foreach (var fault in rules.Faults)
        {
            if (Can(fault, flight.Kind))
                choices.Add(Fault(fault, place));
        }
    }

    private void ListPeople(ChoiceList choices)
    {
        if (!Body.WasStarted)
            choices.Add(new(ChoiceKind.Inject, (byte)DealerLane.Start));
        if (rules.Comings > 0 && IsEnded)
            choices.Add(new(ChoiceKind.Deliver, (byte)DealerLane.Begin));
        if (!Body.WasClosed && (rules.Comings == 0 || (Body.ComingsLeft > 0 && Body.Seats.IsAnyLeft)))
            choices.Add(new(ChoiceKind.Inject, (byte)DealerLane.Close));
        if (Body.WishesLeft == 0 || !Body.WasStarted || rules.Comings > 0)
            return;
        choices.Add(new(ChoiceKind.Inject, (byte)DealerLane.Change));
        if (!Body.IsOpen || Body.IsMute || IsServerBusy())
            return;
        choices.Add(new(ChoiceKind.Inject, (byte)DealerLane.Request, NewRequest));
        if (Body.Request == 0)
            return;
        choices.Add(new(ChoiceKind.Inject, (byte)DealerLane.Request, SameRequest));
        choices.Add(new(ChoiceKind.Inject, (byte)DealerLane.Request, SameKey));
    }

    /// <summary>A request takes its turn after what is prompt; only handlers take theirs at the same time.</summary>
    private bool IsServerBusy()
    {
        for (var place = 0; place < Body.Flights.Count; place++)
        {
            if (Body.Flights[place] is { IsLate: false, Kind: not DealerFlightKind.Answer })
                return true;
        }

        return false;
    }

    private void ListTransportFaults(ChoiceList choices)
    {
        foreach (var fault in rules.Faults)
        {
            if (!IsOfFlight(fault) && (fault == DealerFault.Breaks || !Body.IsMute))
                choices.Add(Fault(fault));
        }
    }

    private string Shown(int place)
    {
        var flight = Body.Flights[place];
        return $"{(flight.IsLate ? "late " : string.Empty)}{flight.Kind} of {(flight.Kind == DealerFlightKind.Put ? flight.Put : flight.Connection)}";
    }
}
