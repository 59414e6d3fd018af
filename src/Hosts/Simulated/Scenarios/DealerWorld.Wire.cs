using Holdover.Dealer;
using Holdover.Hosts.Simulated.Exploring;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <content>What a host, a server and an owner do.</content>
internal sealed partial class DealerWorld
{
    private void Want(DealerLane lane, int which)
    {
        switch (lane)
        {
            case DealerLane.Start:
                Body.WasStarted = true;
                Step(DealerInput.StartRequested());
                break;
            case DealerLane.Close:
                Body.ComingsLeft = 0;
                (Body.WasClosed, Body.ClosedIn, Body.WishesLeft) = (true, State, rules.Comings > 0 ? Body.WishesLeft : 0);
                Body.Waits.Close(Now);
                Step(DealerInput.CloseRequested());
                break;
            case DealerLane.Change:
                Body.WishesLeft--;
                Body.IsChanged = true;
                Order = OrderOfChange();
                if (Body.Observer.Id != TextId.None)
                    Body.Waits.Change(Now);
                Step(DealerInput.StateChanged());
                break;
            case DealerLane.Come:
                Body.ComingsLeft--;
                Come(which);
                break;
            case DealerLane.Go:
                Body.ComingsLeft--;
                Go(which);
                break;
            case DealerLane.GiveUp:
                Body.ComingsLeft--;
                GiveUp(which);
                break;
            case DealerLane.Noise:
                Hear((DealerNoise)which);
                break;
            case DealerLane.Message:
                Body.WishesLeft--;
                HearMessage(which);
                break;
            default:
                Ask(which);
                break;
        }
    }

    private void Ask(int which)
    {
        var wishes = rules.Wishes - Body.WishesLeft--;
        if (rules.Comings > 0)
        {
            (Body.Key, Body.Request) = (wishes + 1, wishes + 1);
            Body.Observer.HearRequest(Body.Key);
            Request(which);
            return;
        }

        if (which != SameKey)
            Body.Key = wishes + 1;
        if (which == NewRequest)
            Body.Request = wishes + 1;
        Order = OrderOfRequest();
        Body.Observer.HearRequest(Body.Key);
        Request(DealerSeats.Both);
    }

    private void Answer(DealerFlight flight, bool isWell)
    {
        Order = OrderOf(in flight, isWell);
        var connection = flight.Connection;
        switch (flight.Kind)
        {
            case DealerFlightKind.Resolve:
                Step(isWell ? DealerInput.EndpointResolved(connection, DealerRules.Addresses) : DealerInput.ResolveFailed(connection));
                break;
            case DealerFlightKind.Open:
                if (isWell && Body.Observer.Transport == connection)
                    OpenTransport(connection);
                Step(isWell ? DealerInput.TransportOpened(connection) : DealerInput.TransportFailed(connection));
                break;
            case DealerFlightKind.Id:
                SayId(connection, flight.Text);
                break;
            case DealerFlightKind.Pong:
                Step(DealerInput.PongReceived(connection));
                break;
            case DealerFlightKind.Put:
                AnswerPut(flight.Put, isWell);
                break;
            case DealerFlightKind.Answer:
                AnswerRequest(in flight, isWell);
                break;
            default:
                EndTransport(connection, DealerCause.ClosedByPeer);
                break;
        }
    }

    private void OpenTransport(ConnectionEpoch connection)
    {
        Body.IsOpen = true;
        Body.Waits.Open(Now);
        if (plant != DealerPlant.DropId)
            GiveId(connection);
    }

    private void GiveId(ConnectionEpoch connection)
    {
        var id = 1;
        while (IsRemembered(new(id)))
            id++;
        Body.Flights.Add(new(DealerFlightKind.Id, connection) { Text = new(id) });
    }

    /// <summary>An id that nobody remembers is as new as one that was never said, and the space closes.</summary>
    private bool IsRemembered(TextId id)
    {
        var isRemembered = id == Body.Observer.Id || Body.Dealer.Names(Body.Observer.Attempt, id);
        for (var place = 0; place < Body.Flights.Count && !isRemembered; place++)
            isRemembered = Body.Flights[place].Kind == DealerFlightKind.Id && Body.Flights[place].Text == id;
        return isRemembered;
    }

    private void SayId(ConnectionEpoch connection, TextId id)
    {
        if (Body.IsOpen && Body.Observer.Transport == connection)
        {
            Body.Observer.Id = id;
            Body.Waits.Identify(Now, Body.WasRegistered);
        }

        Step(DealerInput.ConnectionIdReceived(plant == DealerPlant.ForeignId && Body.IsOpen ? Body.Observer.Transport : connection, id));
    }

    private void GoWrong(DealerFault fault, int place)
    {
        switch (fault)
        {
            case DealerFault.Fails:
                Answer(Body.Flights.Remove(place), isWell: false);
                break;
            case DealerFault.IsRefused:
                Refuse(Body.Flights.Remove(place));
                break;
            case DealerFault.IsLate:
                Body.Flights.Delay(place);
                break;
            case DealerFault.Breaks:
                var broken = Body.Observer.Transport;
                Order = OrderOfLoss();
                EndTransport(broken, DealerCause.TransportError);
                Body.Flights.Add(new(DealerFlightKind.Close, broken) { IsLate = true });
                break;
            case DealerFault.FallsSilent:
                Body.IsMute = true;
                LoseFlights();
                break;
            default:
                GiveId(Body.Observer.Transport);
                break;
        }
    }

    private void Refuse(DealerFlight flight) => Step(flight.Kind == DealerFlightKind.Resolve
        ? DealerInput.CredentialsRefused(flight.Connection)
        : DealerInput.UpgradeRefused(flight.Connection));

    private void LoseFlights()
    {
        for (var place = Body.Flights.Count - 1; place >= 0; place--)
        {
            if (Body.Flights[place].IsOnTransport && Body.Flights[place].Connection == Body.Observer.Transport)
                Body.Flights.Remove(place);
        }
    }

    /// <summary>The transport is over from its far end; what was still to be read is read later, if at all.</summary>
    private void EndTransport(ConnectionEpoch connection, DealerCause cause)
    {
        if (Body.Observer.Transport == connection)
        {
            Body.Observer.LoseTransport();
            NoteLoss();
            LeaveTransport(connection);
        }

        Step(DealerInput.TransportClosed(connection, cause));
    }

    private void LeaveTransport(ConnectionEpoch connection)
    {
        (Body.IsOpen, Body.IsMute) = (false, false);
        for (var place = 0; place < Body.Flights.Count; place++)
        {
            if (Body.Flights[place].Connection == connection)
                Body.Flights.Delay(place);
        }
    }

    private void Step(in DealerInput input) => Step((BusInput)input);

    private void Step(in BusInput input)
    {
        Body.Dealer.Step(in input, Now, effects);
        HandleEffects();
    }

    private void HandleEffects()
    {
        foreach (ref readonly var effect in effects.Effects)
            Handle(in effect);
        effects.Clear();
        AnswerPing();
        if (IsEnded && rules.Comings == 0)
            (Body.WishesLeft, Body.FaultsLeft) = (0, 0);
    }

    /// <summary>Where it is about who subscribes, a peer that is there answers at once.</summary>
    private void AnswerPing()
    {
        if (pinged.IsNone())
            return;
        var answered = pinged;
        pinged = default;
        Step(DealerInput.PongReceived(answered));
    }

    private void Handle(in DealerEffect effect)
    {
        (asked, lastAsked) = (asked + 1, effect.Action);
        NoteEffect(in effect);
        if (effect.Action == DealerAction.SendPing && rules.Comings > 0)
            pinged = effect.Connection;
        if (plant == DealerPlant.DropAbort && effect.Action == DealerAction.AbortTransport)
            return;
        if (effect.Action is DealerAction.OpenTransport or DealerAction.AbortTransport && effect.Connection == Body.Observer.Transport)
            LeaveTransport(effect.Connection);
        if (effect.Action == DealerAction.PutState)
            Body.IsChanged = false;
        SeeSeats(in effect);
        if (effect.Action == DealerAction.SendReply && answering != TextId.None && effect.Key != answering)
            Break(ItsOwnReply);
        if ((Body.Observer.See(in effect) ?? Body.Waits.See(in effect, Now)) is { } broken)
            Break(broken);
        if (IsAsked(in effect, out var flight))
            Body.Flights.Add(in flight);
    }

    private bool IsAsked(in DealerEffect effect, out DealerFlight flight)
    {
        flight = effect.Action switch
        {
            DealerAction.ResolveEndpoint => new(DealerFlightKind.Resolve, effect.Connection),
            DealerAction.OpenTransport => new(DealerFlightKind.Open, effect.Connection),
            DealerAction.SendPing => new(DealerFlightKind.Pong, effect.Connection),
            DealerAction.PutState => new(DealerFlightKind.Put, effect.Connection) { Put = effect.Registration },
            DealerAction.DeliverRequest => new(DealerFlightKind.Answer, effect.Connection) { Text = effect.Key, Request = effect.Handle },
            _ => new(DealerFlightKind.Close, effect.Connection),
        };
        return effect.Action switch
        {
            DealerAction.ResolveEndpoint or DealerAction.OpenTransport or DealerAction.PutState or DealerAction.DeliverRequest => true,
            DealerAction.SendPing when rules.Comings > 0 => false,
            DealerAction.SendPing or DealerAction.CloseTransport => !Body.IsMute,
            _ => false,
        };
    }
}
