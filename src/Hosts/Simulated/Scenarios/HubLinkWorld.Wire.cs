using Holdover.Dealer;
using Holdover.Hub;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <content>What goes where, and what is heard of it.</content>
internal sealed partial class HubLinkWorld
{
    /// <summary>Connections are numbered by the hub's host as they come: twice the speaker's number, and one more for the phone after it.</summary>
    private uint PhoneConnection => (Body.Attempt.Value * 2) + 1;

    private bool isGiven;

    private static ConnectionEpoch AtHub(ConnectionEpoch connection) => new(connection.Value * 2);

    private static ConnectionEpoch AtSpeaker(ConnectionEpoch connection) => new(connection.Value / 2);

    private static SecretDigest IdOf(ConnectionEpoch connection) => new(connection.Value, 1);

    private void Deliver(HubFlight flight)
    {
        if (flight.Lane == HubLane.Down || flight.Kind is HubFlightKind.Resolve or HubFlightKind.Open or HubFlightKind.Handled or HubFlightKind.PutAnswer)
            DeliverToSpeaker(in flight);
        else
            DeliverToHub(in flight);
    }

    private void DeliverToHub(in HubFlight flight)
    {
        var connection = AtHub(flight.Connection);
        switch (flight.Kind)
        {
            case HubFlightKind.HangUp:
                StepHub(AccountInput.ConnectionClosed(connection));
                break;
            case HubFlightKind.Ping:
                StepHub(AccountInput.PingReceived(connection));
                break;
            case HubFlightKind.Pong:
                StepHub(AccountInput.PongReceived(connection));
                break;
            case HubFlightKind.Reply:
                StepHub(AccountInput.ReplyReceived(connection, flight.Exchange, flight.Success));
                break;
            default:
                Put(in flight, Ask());
                break;
        }
    }

    /// <summary>The answer says how things stand after the put.</summary>
    private void Put(in HubFlight put, ExchangeEpoch exchange)
    {
        StepHub(AccountInput.DevicePut(exchange, HubRules.Token, IdOf(AtHub(put.Connection)), HubRules.Speaker, default, put.IsActive, put.Turn));
        var line = View.Account.LineOf(HubRules.Speaker);
        var isDone = line >= 0 && View.Account.Lines[line].Connection == AtHub(put.Connection);
        Body.Flights.Add(Standing(HubFlightKind.PutAnswer, put.Connection) with { Registration = put.Registration, Success = isDone });
    }

    private void DeliverToSpeaker(in HubFlight flight)
    {
        var connection = flight.Connection;
        switch (flight.Kind)
        {
            case HubFlightKind.Resolve:
                StepDealer(DealerInput.EndpointResolved(connection, addresses: 1));
                break;
            case HubFlightKind.Open:
                Connect(connection);
                break;
            case HubFlightKind.Identity:
                StepDealer(DealerInput.ConnectionIdReceived(connection, new((int)connection.Value)));
                break;
            case HubFlightKind.HubPing:
                StepDealer(DealerInput.PingReceived(connection));
                break;
            case HubFlightKind.HubPong:
                StepDealer(DealerInput.PongReceived(connection));
                break;
            case HubFlightKind.Cluster:
                HearCluster(in flight);
                break;
            case HubFlightKind.Request:
                StepDealer(BusInput.RequestReceived(connection, new((int)flight.Exchange.Value), commandAddress, RequestIdentity.Of("controller", plant == HubPlant.ForeignRequest ? flight.Exchange.Value : 1), handle: 1));
                break;
            case HubFlightKind.Handled:
                StepDealer(DealerInput.RequestAnswered(connection, new((int)flight.Exchange.Value), flight.Success));
                break;
            case HubFlightKind.PutAnswer:
                TakePutAnswer(in flight);
                break;
            default:
                LoseConnection();
                break;
        }
    }

    private void Connect(ConnectionEpoch connection)
    {
        if (Body.Attempt == connection)
        {
            Body.Open = connection;
            StepHub(AccountInput.ConnectionOpened(AtHub(connection), HubRules.Token));
        }

        StepDealer(DealerInput.TransportOpened(connection));
    }

    private void TakePutAnswer(in HubFlight answer)
    {
        var isCurrent = answer.Registration == Body.Put;
        if (isCurrent)
            Body.Put = default;
        StepDealer(answer.Success ? DealerInput.RegistrationAcknowledged(answer.Registration) : DealerInput.RegistrationFailed(answer.Registration));
        HasYielded = isCurrent && IsBack && Body.IsActive && !answer.IsActive;
        if (isCurrent)
            Learn(in answer);
    }

    /// <summary>What is of an earlier turn than the one that is known is of the past.</summary>
    private void Learn(in HubFlight told)
    {
        if (told.Turn.Value >= Body.Turn.Value && told.Turn.Value > 0)
            (Body.IsActive, Body.Turn) = (told.IsActive, told.Turn);
    }

    /// <summary>What the speaker is given of it, it learns, and waits for the next.</summary>
    private void HearCluster(in HubFlight flight)
    {
        isGiven = false;
        StepDealer(BusInput.MessageReceived(flight.Connection, clusterAddress, handle: 0));
        if (!isGiven)
            return;
        Learn(in flight);
        AwaitCluster();
    }

    private void AwaitCluster()
    {
        Body.Receive = Body.Receive.Next();
        StepDealer(BusInput.ReceiveRequested(new(1), Body.Receive));
    }

    private void StepDealer(BusInput input)
    {
        Body.Dealer.Step(in input, Now, dealerEffects);
        HandleDealer();
    }

    private void HandleDealer()
    {
        foreach (ref readonly var effect in dealerEffects.Effects)
            Handle(in effect);
        dealerEffects.Clear();
    }

    private void Handle(in DealerEffect effect)
    {
        switch (effect.Action)
        {
            case DealerAction.PublishStatus or DealerAction.ReportEnded:
                (Body.DealerTold, Body.Generation) = (effect.Status, effect.Generation);
                break;
            case DealerAction.GiveMessage:
                isGiven = true;
                break;
            case DealerAction.CancelPut:
                Body.Put = default;
                break;
            case DealerAction.ResolveEndpoint:
                Body.Attempt = effect.Connection;
                Body.Flights.Add(new(HubFlightKind.Resolve, effect.Connection));
                break;
            case DealerAction.OpenTransport:
                Body.Flights.Add(new(HubFlightKind.Open, effect.Connection));
                break;
            case DealerAction.SendPing:
                SendFrame(new(HubFlightKind.Ping, effect.Connection));
                break;
            case DealerAction.SendPong:
                SendFrame(new(HubFlightKind.Pong, effect.Connection));
                break;
            case DealerAction.SendReply:
                SendFrame(new(HubFlightKind.Reply, effect.Connection) { Exchange = new((uint)effect.Key.Value), Success = effect.Success });
                break;
            case DealerAction.DeliverRequest:
                Obey(in effect);
                break;
            case DealerAction.PutState:
                Body.Put = effect.Registration;
                Body.Flights.Add(new(HubFlightKind.Put, effect.Connection) { Registration = effect.Registration, IsActive = Body.IsActive, Turn = Body.Turn });
                break;
            case DealerAction.AbortTransport when effect.Connection == Body.Open:
                Abort();
                break;
        }
    }

    private void Obey(in DealerEffect effect)
    {
        if (++Body.Effects > 1)
            Break(OneEffect);
        Body.Flights.Add(new(HubFlightKind.Handled, effect.Connection) { Exchange = new((uint)effect.Key.Value), Success = true });
    }

    private void Abort()
    {
        if (!Body.IsMute)
            Body.Flights.Add(new(HubFlightKind.HangUp, Body.Open));
        Body.Flights.LoseLink(Body.Open);
        (Body.Open, Body.IsMute) = (default, false);
    }

    /// <summary>A cluster is a level: one that has not been read is as if it had not been sent.</summary>
    private void SendFrame(in HubFlight frame)
    {
        if (frame.Connection != Body.Open || Body.IsMute)
            return;
        for (var place = Body.Flights.Count - 1; place >= 0 && frame.Kind == HubFlightKind.Cluster; place--)
        {
            if (Body.Flights[place].Kind == HubFlightKind.Cluster && Body.Flights[place].Connection == frame.Connection)
                Body.Flights.Remove(place);
        }

        Body.Flights.Add(in frame);
    }

    private void StepHub(HubInput input)
    {
        Body.Hub.Step(in input, Now, hubEffects);
        HandleHub();
    }

    /// <summary>What the hub is to be told at once comes when all that it asked for is under way.</summary>
    private void HandleHub()
    {
        foreach (ref readonly var effect in hubEffects.Effects)
            Handle(in effect.Asked);
        hubEffects.Clear();
        while (hubInputs.TryDequeue(out var next))
            StepHub(next);
    }

    private void Handle(in AccountEffect effect)
    {
        var connection = AtSpeaker(effect.Connection);
        var isPhone = effect.Connection == Body.Phone;
        switch (effect.Action)
        {
            case AccountAction.MintToken:
                hubInputs.Enqueue(AccountInput.TokenMinted(effect.Exchange, HubRules.Token, expiresAt: 0));
                break;
            case AccountAction.MintConnectionId:
                hubInputs.Enqueue(AccountInput.ConnectionIdMinted(effect.Connection, IdOf(effect.Connection)));
                break;
            case AccountAction.SendPing when isPhone:
                hubInputs.Enqueue(AccountInput.PongReceived(effect.Connection));
                break;
            case AccountAction.Answer when effect.Exchange == Body.Command:
                TakeAnswer(effect.Answer);
                break;
            case AccountAction.SendConnectionId when !isPhone:
                SendFrame(new(HubFlightKind.Identity, connection));
                break;
            case AccountAction.SendPing:
                SendFrame(new(HubFlightKind.HubPing, connection));
                break;
            case AccountAction.SendPong:
                SendFrame(new(HubFlightKind.HubPong, connection));
                break;
            case AccountAction.SendCluster when !isPhone && plant != HubPlant.DropCluster:
                SendFrame(Standing(HubFlightKind.Cluster, connection));
                break;
            case AccountAction.SendRequest:
                SendFrame(new(HubFlightKind.Request, connection) { Exchange = effect.Exchange });
                break;
            case AccountAction.CloseConnection when !isPhone:
                SendFrame(new(HubFlightKind.Close, connection));
                break;
        }
    }

    private void TakeAnswer(HubAnswer answer)
    {
        if (answer == HubAnswer.Done && Body.Effects == 0)
            Break(DoneMeansDone);
        (Body.Command, Body.Told, Body.IsTold) = (default, answer, true);
    }

    private HubFlight Standing(HubFlightKind kind, ConnectionEpoch connection) =>
        new(kind, connection) { IsActive = IsSpeakerActive, Turn = View.Account.Activity.Turn };
}
