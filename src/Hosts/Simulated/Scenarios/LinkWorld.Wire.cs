using Holdover.Endpoint;
using Holdover.Machines;
using Holdover.Party;
using Holdover.Playback;
using Holdover.Session;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <content>What the two hosts would carry.</content>
internal sealed partial class LinkWorld
{
    /// <summary>A probe that takes no time measures nothing: it is one microsecond on the way, there and back.</summary>
    private static readonly Duration Way = new(1);

    private readonly Outbox<EndpointEffect> speakerEffects = new();
    private readonly Outbox<PartyEffect> partyEffects = new(capacity: 256);

    private void Send(LinkFlightKind kind, ConnectionEpoch connection) => Body.Flights.Add(new(kind, connection));

    private void Deliver(LinkLane lane)
    {
        if (lane == LinkLane.Release)
            Body.IsHeld = false;
        else if (lane == LinkLane.HangSilently)
            LearnOfGhost();
        else
            Deliver(Body.Flights.Remove(Body.Flights.FirstIn((int)lane)));
    }

    private void LearnOfGhost()
    {
        var ghost = Body.Ghost;
        Body.Ghost = default;
        StepParty(ListenerInput.Disconnected(ghost));
    }

    private void Deliver(LinkFlight flight)
    {
        if (flight.Lane == LinkLane.Down)
            DeliverDown(in flight);
        else if (flight.Lane == LinkLane.SpeakerHost)
            DeliverToSpeaker(in flight);
        else
            DeliverToParty(in flight);
    }

    private void DeliverToSpeaker(in LinkFlight flight)
    {
        var connection = flight.Connection;
        if (flight.Kind == LinkFlightKind.Resolve)
        {
            StepSpeaker(SessionInput.UrlResolved(connection, addresses: 1));
            return;
        }

        if (Body.Observer.Transport == connection)
        {
            Body.Open = connection;
            StepParty(ListenerInput.Connected(connection));
        }

        StepSpeaker(SessionInput.TransportOpened(connection));
    }

    private void DeliverToParty(in LinkFlight flight)
    {
        switch (flight.Kind)
        {
            case LinkFlightKind.OpenSource:
                StepParty(CoordinatorInput.SourceOpened(flight.Source, LinkRules.Rate, LinkRules.Channels, isSeekable: true));
                break;
            case LinkFlightKind.Decode:
                StepParty(Decode(in flight));
                break;
            case LinkFlightKind.Hello:
                StepParty(ListenerInput.HelloReceived(flight.Connection, new TextId(1), flight.Time == MonotonicTime.None ? null : flight.Time.Microseconds, sentUntil: null, capacity: 0));
                break;
            case LinkFlightKind.State:
                StepParty(ListenerInput.StateReceived(flight.Connection, in ListenerNeeds.Unsaid));
                break;
            case LinkFlightKind.Probe:
                StepParty(ListenerInput.ClockProbed(flight.Connection, flight.Time.Microseconds, Now));
                break;
            default:
                StepParty(ListenerInput.Disconnected(flight.Connection));
                break;
        }
    }

    private CoordinatorInput Decode(in LinkFlight flight) => flight.First >= rules.Frames
        ? CoordinatorInput.SourceEnded(flight.Source)
        : CoordinatorInput.ChunkDecoded(flight.Source, new(flight.First / LinkRules.ChunkFrames, 0, LinkRules.ChunkFrames, Crc: 0));

    private void DeliverDown(in LinkFlight flight)
    {
        var connection = flight.Connection;
        switch (flight.Kind)
        {
            case LinkFlightKind.ServerHello:
                StepSpeaker(SessionInput.Greeted(connection));
                break;
            case LinkFlightKind.StreamStart:
                StepSpeaker(PlaybackInput.StreamStarted(connection, LinkRules.Rate, LinkRules.Channels));
                break;
            case LinkFlightKind.StreamClear:
                StepSpeaker(PlaybackInput.StreamCleared(connection));
                break;
            case LinkFlightKind.Chunk:
                StepSpeaker(PlaybackInput.ChunkArrived(connection, new(flight.First, flight.Time.Microseconds, flight.Count, Crc: 0)));
                break;
            case LinkFlightKind.StreamEnd:
                StepSpeaker(PlaybackInput.StreamEnded(connection));
                break;
            case LinkFlightKind.ServerTime:
                var read = (Now - Way).Microseconds;
                StepSpeaker(PlaybackInput.ClockAnswered(connection, new(flight.Time.Microseconds, read, read, Now.Microseconds)));
                break;
            default:
                LoseConnection();
                break;
        }
    }

    private void StepSpeaker(EndpointInput input)
    {
        Body.Speaker.Step(in input, Now, speakerEffects);
        HandleSpeaker();
    }

    private void TickSpeaker()
    {
        Body.Speaker.Tick(Now, speakerEffects);
        HandleSpeaker();
    }

    private void HandleSpeaker()
    {
        foreach (ref readonly var effect in speakerEffects.Effects)
        {
            if (effect.Part == EndpointPart.Session)
                Handle(in effect.Session, effect.ReceivedUntil);
            else if (effect.Part == EndpointPart.Playback)
                Handle(in effect.Playback);
        }

        speakerEffects.Clear();
    }

    private void Handle(in PlaybackEffect effect)
    {
        if (effect.Action == PlaybackAction.SendClockProbe)
            SendUp(new(LinkFlightKind.Probe, effect.Connection) { Time = Now - (Way * 2) });
        else if (Body.Listening.Hear(in effect) is { } broken)
            Break(broken);
    }

    private void Handle(in SessionEffect effect, long receivedUntil)
    {
        if (Body.Observer.See(in effect, Now, rules.Speaker.Session) is { } broken)
            Break(broken);
        switch (effect.Action)
        {
            case SessionAction.ResolveUrl:
                Send(LinkFlightKind.Resolve, effect.Connection);
                break;
            case SessionAction.OpenTransport:
                Send(LinkFlightKind.Open, effect.Connection);
                break;
            case SessionAction.SendHello:
                SendUp(new(LinkFlightKind.Hello, effect.Connection) { Time = new(receivedUntil) });
                break;
            case SessionAction.AnnounceState:
                SendUp(new(LinkFlightKind.State, effect.Connection));
                break;
            case SessionAction.SendProbe:
                SendUp(new(LinkFlightKind.Probe, effect.Connection) { Time = Now - (Way * 2) });
                break;
            case SessionAction.CloseTransport:
                SendUp(new(LinkFlightKind.Goodbye, effect.Connection));
                break;
            case SessionAction.AbortTransport:
                Abort(effect.Connection);
                break;
            default:
                break;
        }
    }

    private void SendUp(in LinkFlight message)
    {
        if (message.Connection == Body.Open)
            Body.Flights.Add(in message);
    }

    private void Abort(ConnectionEpoch connection)
    {
        if (Body.Open != connection || connection.IsNone())
            return;
        Body.Flights.LoseLink(connection);
        (Body.Open, Body.IsHeld) = (default, false);
        Send(LinkFlightKind.HangUp, connection);
    }

    private void StepParty(PartyInput input)
    {
        Body.Party.Step(in input, Now, partyEffects);
        HandleParty();
    }

    private void TickParty()
    {
        Body.Party.Tick(Now, partyEffects);
        HandleParty();
    }

    private void HandleParty()
    {
        foreach (ref readonly var effect in partyEffects.Effects)
            Handle(in effect);
        partyEffects.Clear();
    }

    private void Handle(in PartyEffect effect)
    {
        switch (effect.Action)
        {
            case PartyAction.OpenSource:
                Body.Flights.Add(new(LinkFlightKind.OpenSource, default) { Source = effect.Source });
                break;
            case PartyAction.Decode:
                Body.Flights.Add(new(LinkFlightKind.Decode, default) { Source = effect.Source, First = (int)effect.From });
                break;
            case PartyAction.HoldChunk or PartyAction.ReleaseChunk or PartyAction.ReportStream or PartyAction.ForgetMark or PartyAction.ReportSlow:
                break;
            case PartyAction.ReportEnded:
                Body.IsPartyOver = true;
                break;
            default:
                if (effect.Connection == Body.Open && !IsLost(in effect))
                    Body.Flights.Add(MessageOf(in effect));
                break;
        }
    }

    private bool IsLost(in PartyEffect effect) =>
        plant == LinkPlant.LoseChunk && effect.Action == PartyAction.SendChunk && effect.Piece.Handle == 1;

    private static LinkFlight MessageOf(in PartyEffect effect) => effect.Action switch
    {
        PartyAction.SendHello => new(LinkFlightKind.ServerHello, effect.Connection),
        PartyAction.AnswerClock => new(LinkFlightKind.ServerTime, effect.Connection) { Time = new(effect.ClientTransmitted) },
        PartyAction.SendStreamStart => new(LinkFlightKind.StreamStart, effect.Connection),
        PartyAction.SendStreamClear => new(LinkFlightKind.StreamClear, effect.Connection),
        PartyAction.SendChunk => new(LinkFlightKind.Chunk, effect.Connection)
        {
            Time = new(effect.Timestamp), First = (effect.Piece.Handle * LinkRules.ChunkFrames) + effect.Piece.Offset, Count = effect.Piece.Count,
        },
        PartyAction.SendStreamEnd => new(LinkFlightKind.StreamEnd, effect.Connection),
        _ => new(LinkFlightKind.Close, effect.Connection),
    };
}
