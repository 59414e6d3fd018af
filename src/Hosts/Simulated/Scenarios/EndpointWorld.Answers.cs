using Holdover.Dealer;
using Holdover.Endpoint;
using Holdover.Machines;
using Holdover.Playback;
using Holdover.Session;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <content>What the speaker is told.</content>
internal sealed partial class EndpointWorld
{
    private void Answer(EndpointFlight flight, bool isWell)
    {
        var connection = flight.Connection;
        NoteAnswer(in flight, isWell);
        var before = (Status.Session, Status.Dealer);
        var isPast = connection != LiveOf(flight.Kind).Connection;
        Tell(in flight, isWell);
        if (isPast && (Status.Session, Status.Dealer) != before)
            Break(PastIsHarmless);
    }

    private void Tell(in EndpointFlight flight, bool isWell)
    {
        var connection = flight.Connection;
        switch (flight.Kind)
        {
            case EndpointFlightKind.SessionOpen:
                if (isWell && Body.Session.Connection == connection)
                    Body.Session.IsOpen = true;
                Step(isWell ? SessionInput.TransportOpened(connection) : SessionInput.TransportFailed(connection));
                break;
            case EndpointFlightKind.Greeting:
                Step(SessionInput.Greeted(connection));
                if (Body.AwaitsStream && IsSessionUp)
                    StartStream();
                else
                    GoOn(flight.HasStream);
                break;
            case EndpointFlightKind.Sound:
                HearSound(connection);
                break;
            case EndpointFlightKind.SessionGoodbye:
                EndSession(connection);
                break;
            case EndpointFlightKind.DealerOpen:
                OpenDealer(connection, isWell);
                break;
            case EndpointFlightKind.ConnectionId:
                if (Body.Dealer.Connection == connection)
                    Body.Id = flight.Id;
                Step(DealerInput.ConnectionIdReceived(connection, flight.Id));
                break;
            case EndpointFlightKind.Put:
                AnswerPut(in flight, isWell);
                break;
            case EndpointFlightKind.DealerGoodbye:
                EndDealer(connection);
                break;
            case EndpointFlightKind.SessionEnd:
                Step(isWell ? SessionInput.TransportClosed(connection, LossCause.ClosedByPeer) : SessionInput.TransportFailed(connection));
                break;
            case EndpointFlightKind.DealerEnd:
                Step(isWell ? DealerInput.TransportClosed(connection, DealerCause.ClosedByPeer) : DealerInput.TransportFailed(connection));
                break;
            case EndpointFlightKind.Unregister:
                if (!isWell)
                    break;
                if (flight.Id == TextId.None || IdOf(flight.Account) == flight.Id)
                    (IdOf(flight.Account), HasOf(flight.Account)) = (default, default);
                break;
            case EndpointFlightKind.Cluster:
                TellOfOther(connection);
                break;
            default:
                Pause(in flight);
                break;
        }
    }

    private void OpenDealer(ConnectionEpoch connection, bool isWell)
    {
        if (isWell && Body.Dealer.Connection == connection)
        {
            Body.Dealer.IsOpen = true;
            Body.Flights.AddByKind(new(EndpointFlightKind.ConnectionId, connection) { Account = Body.Dealer.Account, Id = FreshId() });
        }

        Step(isWell ? DealerInput.TransportOpened(connection) : DealerInput.TransportFailed(connection));
    }

    /// <summary>An id that nobody knows any more: few are enough, and so a space closes.</summary>
    private TextId FreshId()
    {
        for (var id = 1; id < Ids; id++)
        {
            var fresh = new TextId(id);
            if (fresh != Body.Id && fresh != Body.FirstId && fresh != Body.SecondId && !Body.Flights.Names(fresh))
                return fresh;
        }

        return new(Ids);
    }

    /// <summary>The server has it and says so; and who plays, if that is somebody else.</summary>
    private void AnswerPut(in EndpointFlight flight, bool isWell)
    {
        if (!isWell)
        {
            Step(DealerInput.RegistrationFailed(flight.Registration));
            return;
        }

        if (!flight.IsLate)
            (IdOf(flight.Account), HasOf(flight.Account)) = (flight.Id, flight.Published);
        if (Body.IsOther && flight.Account == Body.Wanted)
        {
            NoteYielding();
            TellOfOther(flight.Connection);
        }

        Step(DealerInput.RegistrationAcknowledged(flight.Registration));
    }

    /// <summary>What a connection of the past says of it is of the past, too: it silences nobody.</summary>
    private void TellOfOther(ConnectionEpoch connection)
    {
        mayFallSilent = connection == Body.Dealer.Connection;
        Step(((EndpointInput)OwnerInput.TakenOver()) with { Connection = connection });
        if (connection == Body.Dealer.Connection && !Status.Published.Request.IsNone())
            Break(Yields);
    }

    /// <summary>The handler of a request does what was asked for, however long that took, and says so.</summary>
    private void Pause(in EndpointFlight flight)
    {
        mayFallSilent = flight.OnBehalfOf == Status.OwnerEpoch;
        var intent = Status.Published.Intent;
        Step(((EndpointInput)PlaybackInput.PauseRequested()) with { OnBehalfOf = flight.OnBehalfOf });
        if (!mayFallSilent && Status.Published.Intent != intent)
            Break(PastCommandsDoNothing);
        Step(DealerInput.RequestAnswered(flight.Connection, flight.Id, success: true));
    }

    private void EndSession(ConnectionEpoch connection)
    {
        Body.Flights.RemovePrompt(connection, isDealer: false);
        if (Body.Session.Connection == connection)
            Body.Session = default;
        Step(SessionInput.TransportClosed(connection, LossCause.ClosedByPeer));
    }

    private void EndDealer(ConnectionEpoch connection)
    {
        Body.Flights.RemovePrompt(connection, isDealer: true);
        if (Body.Dealer.Connection == connection)
            (Body.Dealer, Body.Id) = (default, default);
        Step(DealerInput.TransportClosed(connection, DealerCause.ClosedByPeer));
    }

    private void GoWrong(EndpointFault fault, int place)
    {
        NoteFault(fault);
        isLosing = IsLoss(fault) && !IsLeaving && Body.Wanted != TextId.None;
        switch (fault)
        {
            case EndpointFault.Fails:
                Answer(Body.Flights.Remove(place), isWell: false);
                break;
            case EndpointFault.IsLate:
                Delay(place);
                break;
            case EndpointFault.IsLost:
                Body.Flights.Remove(place);
                break;
            case EndpointFault.ResolveFails:
                Body.ResolveFails = true;
                break;
            case EndpointFault.SessionCloses:
                EndSession(Body.Session.Connection);
                break;
            case EndpointFault.DealerCloses:
                EndDealer(Body.Dealer.Connection);
                break;
            case EndpointFault.OutputBreaks:
                BreakOutput();
                break;
            case EndpointFault.OldOutputBreaks:
                BreakOldOutput();
                break;
            case EndpointFault.SessionBreaks:
                Body.Flights.AddByKind(new(EndpointFlightKind.SessionEnd, Body.Session.Connection) { IsLate = true });
                EndSession(Body.Session.Connection);
                break;
            case EndpointFault.DealerBreaks:
                Body.Flights.AddByKind(new(EndpointFlightKind.DealerEnd, Body.Dealer.Connection) { IsLate = true });
                EndDealer(Body.Dealer.Connection);
                break;
            default:
                Restart(fault);
                break;
        }

        isLosing = false;
    }

    /// <summary>Of a put it is the answer that is late: the server has it.</summary>
    private void Delay(int place)
    {
        var flight = Body.Flights[place];
        if (flight.Kind == EndpointFlightKind.Put)
            (IdOf(flight.Account), HasOf(flight.Account)) = (flight.Id, flight.Published);
        Body.Flights.Delay(place);
    }
}
