using Holdover.Endpoint;
using Holdover.Hosts.Simulated.Exploring;
using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>
/// One production speaker whose server is whatever may answer. What it asks for is answered before time goes on; an
/// answer that takes time is a fault, so that in the long run the network is well.
/// </summary>
internal sealed partial class SpeakerWorld : BodiedWorld<SpeakerBody>
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

    /// <summary>The step of the attempt that failed with the last choice, if one did.</summary>
    public FlightKind? Failed { get; private set; }

    /// <summary>What the owner had been told last when it closed with the last choice, if it did.</summary>
    public SessionStatus? ClosedAfter { get; private set; }

    /// <summary>Whether with the last choice the session went from a server that goes away to another, and was never down.</summary>
    public bool HasMigrated { get; private set; }

    /// <summary>Whether with the last choice a server that goes away was lost before the next one had greeted.</summary>
    public bool WasLostMigrating { get; private set; }

    /// <summary>Whether the transport of a server that goes away is still there.</summary>
    public bool IsMigrating => !Body.Observer.Old.IsNone();

    public override void List(ChoiceList choices)
    {
        for (var place = 0; place < Body.Flights.Count; place++)
            ListFlight(choices, (byte)place, Body.Flights[place]);
        if (!Body.Flights.IsAnyPrompt() && Body.Node.NextDeadline != MonotonicTime.Never)
            choices.Add(new(ChoiceKind.Elapse, (byte)SpeakerLane.Clock));
        ListOwner(choices);
        if (Body.FaultsLeft > 0)
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
        (Failed, ClosedAfter, HasMigrated, WasLostMigrating) = (null, null, false, false);
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
        ClosedAfter = Status;
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
                var wasMigrating = IsMigrating;
                Step(SessionInput.Greeted(plant == SpeakerPlant.ForeignGreeting ? connection.Next() : connection));
                HasMigrated = wasMigrating && !IsMigrating && Status == SessionStatus.Connected;
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
                Failed = Body.Flights[place].Kind;
                Answer(Body.Flights.Remove(place), isWell: false);
                break;
            case SpeakerFault.IsLate:
                Body.Flights.Delay(place);
                break;
            case SpeakerFault.IsLost:
                Failed = Body.Flights[place].Kind;
                Body.Flights.Remove(place);
                break;
            case SpeakerFault.PeerCloses:
                EndTransport(Body.Observer.Transport, LossCause.ClosedByPeer);
                break;
            case SpeakerFault.TransportBreaks:
                EndTransport(Body.Observer.Transport, LossCause.TransportError);
                break;
            case SpeakerFault.OldBreaks:
                WasLostMigrating = true;
                EndTransport(Body.Observer.Old, LossCause.TransportError);
                break;
            case SpeakerFault.GoesAway:
                GoAway();
                break;
            default:
                Body.IsMute = true;
                Body.LoseFlights(Body.Observer.Transport);
                break;
        }
    }

    private void GoAway()
    {
        var leaving = Body.Observer.Transport;
        Body.Observer.HearGoingAway();
        Body.IsOpen = Body.Observer.Transport == leaving;
        Step(SessionInput.GoingAway(leaving));
    }

    /// <summary>The transport is over from its far end; what was still to be read is lost.</summary>
    private void EndTransport(ConnectionEpoch connection, LossCause cause)
    {
        Body.LoseFlights(connection);
        Body.IsOpen &= Body.Observer.Transport != connection;
        Body.Observer.HearClose(connection);
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
        if (effect.Action == SessionAction.OpenTransport || (effect.Action == SessionAction.AbortTransport && effect.Connection == Body.Observer.Transport))
            (Body.IsOpen, Body.IsMute) = (false, false);
        if (Body.Observer.See(in effect, Now, rules.Owners[Body.Owner].Session) is { } broken)
            Break(broken);
        if (IsAsked(in effect, out var kind))
            Body.Flights.Add(new(kind, effect.Connection));
    }

    private bool IsAsked(in SessionEffect effect, out FlightKind kind)
    {
        var isMute = Body.IsMute && effect.Connection == Body.Observer.Transport;
        kind = effect.Action switch
        {
            SessionAction.ResolveUrl => FlightKind.Resolve,
            SessionAction.OpenTransport => FlightKind.Open,
            SessionAction.SendHello => FlightKind.Greeting,
            SessionAction.SendProbe => FlightKind.SignOfLife,
            _ => FlightKind.Close,
        };
        return effect.Action switch
        {
            SessionAction.ResolveUrl or SessionAction.OpenTransport => true,
            SessionAction.SendHello => !isMute && plant != SpeakerPlant.DropHello,
            SessionAction.SendProbe or SessionAction.CloseTransport => !isMute,
            _ => false,
        };
    }

    private string Shown(int place)
    {
        var flight = Body.Flights[place];
        return $"{(flight.IsLate ? "late " : string.Empty)}{flight.Kind} of {flight.Connection}";
    }
}
