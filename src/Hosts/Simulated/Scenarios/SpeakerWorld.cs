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
    public const string PastIsHarmless = "what is said of a connection that is over does nothing to the one that is up";

    private const byte Well = 0;
    private const byte Badly = 1;
    private const byte Closing = 1;

    private readonly SpeakerRules rules;
    private readonly SpeakerPlant plant;
    private readonly EndpointNode[] asked;
    private readonly Outbox<EndpointEffect> effects = new();

    public SpeakerWorld(SpeakerRules rules, SpeakerPlant plant)
    {
        (this.rules, this.plant) = (rules, plant);
        Body.Nodes = [.. rules.Owners.Select(settings => new EndpointNode(settings, Dice.Fixed))];
        asked = [.. rules.Owners.Select(settings => new EndpointNode(settings, Dice.Fixed))];
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

    /// <summary>Whether who reads late knows where the session is, or how it ended.</summary>
    public bool IsReadUp => !Body.Reader.MustAsk && Body.Reader.IsOver == IsOver;

    public bool MayBeClosed => Body.ClosesLeft > 0;

    /// <summary>The step of the attempt that failed with the last choice, if one did.</summary>
    public FlightKind? Failed { get; private set; }

    /// <summary>What the owner had been told last when it closed with the last choice, if it did.</summary>
    public SessionStatus? ClosedAfter { get; private set; }

    /// <summary>What happened with the last choice.</summary>
    public SpeakerEvents Events { get; private set; }

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
        ChoiceKind.Deliver when choice.Lane == (byte)SpeakerLane.Ask => choice.Outcome == Closing ? "who reads late asks, and closes inside of what is read" : "who reads late asks",
        ChoiceKind.Deliver => $"{Shown(choice.Item)} {(choice.Outcome == Well ? "comes" : "fails")}",
        ChoiceKind.Elapse => "time passes",
        ChoiceKind.Inject => (SpeakerLane)choice.Lane switch
        {
            SpeakerLane.Open => $"owner {choice.Item} opens",
            SpeakerLane.CloseInReport => "the owner will close inside the next report",
            SpeakerLane.CloseWhenDue => "time passes, and the owner closes before what is due",
            _ => "the owner closes",
        },
        _ => FaultOf(in choice) is var fault && IsOfFlight(fault) ? $"fault: {Shown(choice.Item)} {fault}" : $"fault: {fault}",
    };

    public override string Describe() => $"session {Body.Node.Status.Session}, playback {Body.Node.Status.Playback}, told {Status} ({Strategy}), faults left {Body.FaultsLeft}";

    protected override void Apply(in Choice choice)
    {
        (Failed, ClosedAfter, Events) = (null, null, SpeakerEvents.None);
        switch (choice.Kind)
        {
            case ChoiceKind.Deliver when choice.Lane == (byte)SpeakerLane.Ask:
                Ask(choice.Outcome == Closing);
                break;
            case ChoiceKind.Deliver:
                Answer(Body.Flights.Remove(choice.Item), choice.Outcome == Well);
                break;
            case ChoiceKind.Elapse:
                Now = Body.Node.NextDeadline;
                if (Body.Observer.Age(Now) is { } missed)
                    Break(missed);
                Tick();
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
        switch (lane)
        {
            case SpeakerLane.Open:
                Body.WasOpened = true;
                Choose(owner);
                Step(SessionInput.OpenRequested());
                break;
            case SpeakerLane.CloseInReport:
                Body.ClosesLeft--;
                Body.ClosesInReport = true;
                break;
            case SpeakerLane.CloseWhenDue:
                Body.ClosesLeft--;
                Now = Body.Node.NextDeadline;
                Events |= WouldGiveUp() ? SpeakerEvents.ClosedAsGivingUp : SpeakerEvents.None;
                Close();
                Tick();
                break;
            default:
                Body.ClosesLeft--;
                Close();
                break;
        }
    }

    private void Close()
    {
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
        NoteAnswer(in flight, isWell);
        var before = Status;
        var isPast = flight.Kind >= FlightKind.Open && flight.Connection != Body.Observer.Transport && flight.Connection != Body.Observer.Old;
        Tell(in flight, isWell);
        if (isPast && Status != before)
            Break(PastIsHarmless);
    }

    private void Tell(in Flight flight, bool isWell)
    {
        var connection = flight.Connection;
        switch (flight.Kind)
        {
            case FlightKind.Token:
                Step(isWell ? SessionInput.TokenFetched(connection) : SessionInput.TokenFailed(connection));
                break;
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
                Events |= wasMigrating && !IsMigrating && Status == SessionStatus.Connected ? SpeakerEvents.Migrated : SpeakerEvents.None;
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
            case SpeakerFault.IsRefused:
                Step(SessionInput.TokenRefused(Body.Flights.Remove(place).Connection));
                break;
            case SpeakerFault.IsLate:
                Body.Flights.Delay(place);
                break;
            case SpeakerFault.IsLost:
                Failed = Body.Flights[place].Kind;
                Body.Flights.Remove(place);
                break;
            case SpeakerFault.PeerCloses:
                Events |= Status == SessionStatus.Connected && !IsMigrating ? SpeakerEvents.LostByPeer : SpeakerEvents.None;
                EndTransport(Body.Observer.Transport, LossCause.ClosedByPeer);
                break;
            case SpeakerFault.TransportBreaks:
                var broken = Body.Observer.Transport;
                EndTransport(broken, LossCause.TransportError);
                Body.Flights.Add(new(FlightKind.Close, broken) { IsLate = true });
                break;
            case SpeakerFault.OldBreaks:
                Events |= SpeakerEvents.LostMigrating;
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

    private string Shown(int place)
    {
        var flight = Body.Flights[place];
        return $"{(flight.IsLate ? "late " : string.Empty)}{flight.Kind} of {flight.Connection}";
    }
}
