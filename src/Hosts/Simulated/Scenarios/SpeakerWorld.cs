using Holdover.Endpoint;
using Holdover.Hosts.Simulated.Exploring;
using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>
/// One production speaker whose server is whatever may answer. What it asks for is answered before time goes on; an
/// answer that takes time is a fault, so that in the long run the network is well.
/// </summary>
internal sealed class SpeakerWorld : BodiedWorld<SpeakerBody>
{
    private const byte Well = 0;
    private const byte Badly = 1;

    private readonly SpeakerRules rules;
    private readonly SpeakerPlant plant;
    private readonly Outbox<EndpointEffect> effects = new();

    public SpeakerWorld(SpeakerRules rules, SpeakerPlant plant)
    {
        (this.rules, this.plant) = (rules, plant);
        Body.Nodes = [.. rules.Owners.Select(settings => new EndpointNode(settings, Dice.Fixed))];
        Body.Observer = SessionObserver.Initial;
        Body.ClosesLeft = rules.Closes;
        Body.FaultsLeft = rules.Budget;
        Body.Rewind(Now);
    }

    public override bool IsAtRest => IsOver || Status == SessionStatus.Idle;

    public SessionStatus Status => Body.Observer.Status;

    public Strategy Strategy => Body.Observer.Strategy;

    /// <summary>Whether the owner closed it before it was over.</summary>
    public bool WasClosedInTime => Body.WasClosedInTime;

    /// <summary>Whether it said that it is over, in its status.</summary>
    public bool IsOver => Status is SessionStatus.Closed or SessionStatus.GaveUp or SessionStatus.Refused;

    /// <summary>Whether it said that it is over, in its terminal report.</summary>
    public bool IsEnded => Body.Observer.IsEnded;

    public bool MayBeClosed => Body.ClosesLeft > 0;

    public override void List(ChoiceList choices)
    {
        for (var place = 0; place < Body.Flights.Count; place++)
            ListFlight(choices, (byte)place, Body.Flights[place]);
        if (!Body.Flights.IsAnyPrompt && Body.Node.NextDeadline != MonotonicTime.Never)
            choices.Add(new(ChoiceKind.Elapse, (byte)SpeakerLane.Clock));
        ListOwner(choices);
        if (Body.IsOpen)
            ListTransportFaults(choices);
    }

    public override string Describe(in Choice choice) => choice.Kind switch
    {
        ChoiceKind.Deliver => $"{Shown(choice.Item)} {(choice.Outcome == Well ? "comes" : "fails")}",
        ChoiceKind.Elapse => "time passes",
        ChoiceKind.Inject => choice.Lane == (byte)SpeakerLane.Open ? $"owner {choice.Item} opens" : "the owner closes",
        _ => FaultOf(in choice) is var fault && IsOfFlight(fault) ? $"fault: {Shown(choice.Item)} {fault}" : $"fault: {fault}",
    };

    public override string Describe() => $"session {Body.Node.Status.Session}, playback {Body.Node.Status.Playback}, told {Status} ({Strategy}), faults left {Body.FaultsLeft}";

    protected override void Apply(in Choice choice)
    {
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
                Want((SpeakerLane)choice.Lane, choice.Item);
                break;
            default:
                Body.FaultsLeft--;
                GoWrong(FaultOf(in choice), choice.Item);
                break;
        }
    }

    private static bool IsOfFlight(SpeakerFault fault) => fault is SpeakerFault.Fails or SpeakerFault.IsLate or SpeakerFault.IsLost;

    private static bool CanFail(FlightKind kind) => kind is FlightKind.Resolve or FlightKind.Open;

    private static SpeakerFault FaultOf(in Choice choice) => (SpeakerFault)(choice.Lane - (int)SpeakerLane.FirstFault);

    private static Choice Fault(SpeakerFault fault, byte item = 0) => new(ChoiceKind.Fault, (byte)((int)SpeakerLane.FirstFault + (int)fault), item);

    private void ListFlight(ChoiceList choices, byte place, Flight flight)
    {
        var lane = flight.IsLate ? (byte)SpeakerLane.Late : (byte)((int)SpeakerLane.FirstFlight + (int)flight.Kind);
        choices.Add(new(ChoiceKind.Deliver, lane, place, Well));
        if (flight.IsLate && CanFail(flight.Kind))
            choices.Add(new(ChoiceKind.Deliver, lane, place, Badly));
        if (flight.IsLate || Body.FaultsLeft == 0)
            return;
        foreach (var fault in rules.Faults)
        {
            if (IsOfFlight(fault) && (fault != SpeakerFault.Fails || CanFail(flight.Kind)))
                choices.Add(Fault(fault, place));
        }
    }

    private void ListOwner(ChoiceList choices)
    {
        for (var owner = 0; owner < rules.Owners.Count && !Body.WasOpened; owner++)
            choices.Add(new(ChoiceKind.Inject, (byte)SpeakerLane.Open, (byte)owner));
        if (Body.ClosesLeft > 0)
            choices.Add(new(ChoiceKind.Inject, (byte)SpeakerLane.Close));
    }

    private void ListTransportFaults(ChoiceList choices)
    {
        if (Body.FaultsLeft == 0)
            return;
        foreach (var fault in rules.Faults)
        {
            if (!IsOfFlight(fault) && (fault != SpeakerFault.FallsSilent || !Body.IsMute))
                choices.Add(Fault(fault));
        }
    }

    private void Want(SpeakerLane lane, int owner)
    {
        if (lane == SpeakerLane.Open)
        {
            Body.WasOpened = true;
            Choose(owner);
            Step(SessionInput.OpenRequested());
            return;
        }

        Body.ClosesLeft--;
        Body.WasClosedInTime |= !Body.Observer.IsEnded;
        Step(SessionInput.CloseRequested());
    }

    /// <summary>Nothing has happened yet: the owner's node is as new as any.</summary>
    private void Choose(int owner)
    {
        if (owner != Body.Owner)
            Body.Node.CopyTo(Body.Nodes[owner]);
        Body.Owner = owner;
    }

    private void Answer(Flight flight, bool isWell)
    {
        var connection = flight.Connection;
        switch (flight.Kind)
        {
            case FlightKind.Resolve:
                Step(isWell ? SessionInput.UrlResolved(connection, SpeakerRules.Addresses) : SessionInput.ResolveFailed(connection));
                break;
            case FlightKind.Open:
                Body.IsOpen |= isWell && Body.Observer.Transport == connection;
                Step(isWell ? SessionInput.TransportOpened(connection) : SessionInput.TransportFailed(connection));
                break;
            case FlightKind.Greeting:
                Step(SessionInput.Greeted(plant == SpeakerPlant.ForeignGreeting ? connection.Next() : connection));
                break;
            case FlightKind.SignOfLife:
                Step(SessionInput.BytesReceived(connection));
                break;
            default:
                EndTransport(connection, LossCause.ClosedByPeer);
                break;
        }
    }

    private void GoWrong(SpeakerFault fault, int place)
    {
        switch (fault)
        {
            case SpeakerFault.Fails:
                Answer(Body.Flights.Remove(place), isWell: false);
                break;
            case SpeakerFault.IsLate:
                Body.Flights.Delay(place);
                break;
            case SpeakerFault.IsLost:
                Body.Flights.Remove(place);
                break;
            case SpeakerFault.PeerCloses:
                EndTransport(Body.Observer.Transport, LossCause.ClosedByPeer);
                break;
            case SpeakerFault.TransportBreaks:
                EndTransport(Body.Observer.Transport, LossCause.TransportError);
                break;
            default:
                Body.IsMute = true;
                Body.LoseFlights(Body.Observer.Transport);
                break;
        }
    }

    /// <summary>The transport is over from its far end; what was still to be read is lost.</summary>
    private void EndTransport(ConnectionEpoch connection, LossCause cause)
    {
        Body.LoseFlights(connection);
        if (Body.Observer.Transport == connection)
            (Body.Observer.Transport, Body.IsOpen) = (default, false);
        Step(SessionInput.TransportClosed(connection, cause));
    }

    private void Step(in SessionInput input)
    {
        Body.Node.Step(input, Now, effects);
        HandleEffects();
    }

    private void HandleEffects()
    {
        foreach (ref readonly var effect in effects.Effects)
        {
            if (effect.Part == EndpointPart.Session)
                Handle(in effect.Session);
        }

        effects.Clear();
    }

    private void Handle(in SessionEffect effect)
    {
        if (plant == SpeakerPlant.DropAbort && effect.Action == SessionAction.AbortTransport)
            return;
        if (Body.Observer.See(in effect, Now, rules.Owners[Body.Owner].Session) is { } broken)
            Break(broken);
        if (IsAsked(effect.Action, out var kind))
            Body.Flights.Add(new(kind, effect.Connection));
        if (effect.Action is SessionAction.OpenTransport or SessionAction.AbortTransport)
            (Body.IsOpen, Body.IsMute) = (false, false);
    }

    private bool IsAsked(SessionAction action, out FlightKind kind)
    {
        kind = action switch
        {
            SessionAction.ResolveUrl => FlightKind.Resolve,
            SessionAction.OpenTransport => FlightKind.Open,
            SessionAction.SendHello => FlightKind.Greeting,
            SessionAction.SendProbe => FlightKind.SignOfLife,
            _ => FlightKind.Close,
        };
        return action switch
        {
            SessionAction.ResolveUrl or SessionAction.OpenTransport => true,
            SessionAction.SendHello => !Body.IsMute && plant != SpeakerPlant.DropHello,
            SessionAction.SendProbe or SessionAction.CloseTransport => !Body.IsMute,
            _ => false,
        };
    }

    private string Shown(int place)
    {
        var flight = Body.Flights[place];
        return $"{(flight.IsLate ? "late " : string.Empty)}{flight.Kind} of {flight.Connection}";
    }
}
