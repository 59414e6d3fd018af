using Holdover.Endpoint;
using Holdover.Machines;
using Holdover.Party;
using Holdover.Playback;
using Holdover.Session;

namespace Holdover.Tests.Systematic.Stories;

/// <summary>
/// A speaker and a party joined by a wire with a length, in one virtual time: no threads, and only what the hosts
/// would carry. The wire can be cut so that both ends hear it, or so that nobody is told.
/// </summary>
internal sealed class Link
{
    public const int Rate = 48_000;
    public const int ChunkFrames = 960;

    private static readonly Duration Way = Duration.FromMilliseconds(5);

    /// <summary>The server's clock is ahead of the speaker's by this.</summary>
    private static readonly Duration Ahead = Duration.FromSeconds(4_000);

    private readonly EndpointNode speaker = new(new EndpointSettings(), Dice.Fixed);
    private readonly PartyNode party = new(CoordinatorSettings.Default, WorkerSettings.Default, ListenerSettings.Default);
    private readonly Outbox<EndpointEffect> speakerEffects = new(1_024);
    private readonly Outbox<PartyEffect> partyEffects = new(4_096);
    private readonly PriorityQueue<Action, (MonotonicTime Due, int Order)> events = new();
    private int order;
    private bool cut;
    private ConnectionEpoch wire;

    public Link()
    {
        ToParty(CoordinatorInput.ServeRequested(tracks: 1));
        ToSpeaker(SessionInput.OpenRequested());
    }

    public MonotonicTime Now { get; private set; } = new(1_000_000);

    public EndpointStatus Speaker => speaker.Status;

    public FrameQueue Queue { get; } = new();

    public Link Wait(Duration span)
    {
        var until = Now + span;
        for (var next = Next(); next <= until; next = Next())
        {
            Now = MonotonicTime.Max(Now, next);
            if (events.TryPeek(out _, out var due) && due.Due <= Now)
                events.Dequeue()();
            else if (speaker.NextDeadline <= Now)
                TickSpeaker();
            else
                TickParty();
        }

        Now = until;
        return this;
    }

    /// <summary>Nothing passes any more. Both ends hear it as a reset, or neither hears anything.</summary>
    public Link Cut(bool silently)
    {
        cut = true;
        var broken = wire;
        wire = default;
        if (!silently && !broken.IsNone())
        {
            ToSpeaker(SessionInput.TransportClosed(broken, LossCause.TransportError));
            ToParty(ListenerInput.Disconnected(broken));
        }

        return this;
    }

    public Link Mend()
    {
        cut = false;
        return this;
    }

    private MonotonicTime Next()
    {
        var machines = MonotonicTime.Min(speaker.NextDeadline, party.NextDeadline == MonotonicTime.Never ? MonotonicTime.Never : party.NextDeadline - Ahead);
        return events.TryPeek(out _, out var due) ? MonotonicTime.Min(due.Due, machines) : machines;
    }

    private void After(Duration span, Action action) => events.Enqueue(action, (Now + span, order++));

    /// <summary>Something that is on the wire arrives if the wire it was put on is still whole.</summary>
    private void Send(ConnectionEpoch connection, Action arrival)
    {
        if (connection == wire && !cut)
            After(Way, () => Arrive(connection, arrival));
    }

    private void Arrive(ConnectionEpoch connection, Action arrival)
    {
        if (connection == wire && !cut)
            arrival();
    }

    private void ToSpeaker(EndpointInput input)
    {
        speaker.Step(in input, Now, speakerEffects);
        CarrySpeaker();
    }

    private void TickSpeaker()
    {
        speaker.Tick(Now, speakerEffects);
        CarrySpeaker();
    }

    private void CarrySpeaker()
    {
        var effects = speakerEffects.Effects.ToArray();
        speakerEffects.Clear();
        foreach (var effect in effects)
        {
            if (effect.Part == EndpointPart.Session)
                Carry(in effect);
            else if (effect.Part == EndpointPart.Playback)
                Carry(in effect.Playback);
        }
    }

    private void Carry(in EndpointEffect effect)
    {
        var (connection, received) = (effect.Session.Connection, effect.ReceivedUntil);
        switch (effect.Session.Action)
        {
            case SessionAction.ResolveUrl:
                After(Way, () => ToSpeaker(SessionInput.UrlResolved(connection, 1)));
                break;
            case SessionAction.OpenTransport when cut:
                After(Way, () => ToSpeaker(SessionInput.TransportFailed(connection)));
                break;
            case SessionAction.OpenTransport:
                wire = connection;
                Send(connection, () => ToParty(ListenerInput.Connected(connection)));
                Send(connection, () => ToSpeaker(SessionInput.TransportOpened(connection)));
                break;
            case SessionAction.SendHello:
                var until = received == EndpointEffect.NothingReceived ? (long?)null : received;
                Send(connection, () => ToParty(ListenerInput.HelloReceived(connection, new(1), until, sentUntil: null, capacity: 0)));
                Send(connection, () => ToParty(ListenerInput.StateReceived(connection, in ListenerNeeds.Unsaid)));
                break;
            case SessionAction.SendProbe:
                Send(connection, () => Send(connection, () => ToSpeaker(SessionInput.BytesReceived(connection))));
                break;
            default:
                break;
        }
    }

    private void Carry(in PlaybackEffect effect)
    {
        Queue.Apply(in effect);
        if (effect.Action != PlaybackAction.SendClockProbe)
            return;
        var (connection, transmitted) = (effect.Connection, Now.Microseconds);
        Send(connection, () => ToParty(ListenerInput.ClockProbed(connection, transmitted, Now + Ahead)));
    }

    private void ToParty(PartyInput input)
    {
        party.Step(in input, Now + Ahead, partyEffects);
        CarryParty();
    }

    private void TickParty()
    {
        party.Tick(Now + Ahead, partyEffects);
        CarryParty();
    }

    private void CarryParty()
    {
        var effects = partyEffects.Effects.ToArray();
        partyEffects.Clear();
        foreach (var effect in effects)
        {
            if (effect.Action == PartyAction.OpenSource)
                After(Way, () => ToParty(CoordinatorInput.SourceOpened(effect.Source, Rate, 2, isSeekable: true)));
            else if (effect.Action == PartyAction.Decode)
                After(Way, () => ToParty(CoordinatorInput.ChunkDecoded(effect.Source, new((int)(effect.From / ChunkFrames), 0, ChunkFrames, 0))));
            else if (InputFor(in effect) is { } input)
                Send(effect.Connection, () => ToSpeaker(input is { Part: EndpointPart.Playback } heard ? Received(heard) : input));
        }
    }

    /// <summary>What a message of the party is to the speaker.</summary>
    private EndpointInput? InputFor(in PartyEffect effect) => effect.Action switch
    {
        PartyAction.SendHello => SessionInput.Greeted(effect.Connection),
        PartyAction.SendStreamStart => PlaybackInput.StreamStarted(effect.Connection, effect.Rate, effect.Channels),
        PartyAction.SendStreamClear => PlaybackInput.StreamCleared(effect.Connection),
        PartyAction.SendStreamEnd => PlaybackInput.StreamEnded(effect.Connection),
        PartyAction.AnswerClock => PlaybackInput.ClockAnswered(
            effect.Connection, new(effect.ClientTransmitted, effect.Received.Microseconds, (Now + Ahead).Microseconds, 0)),
        PartyAction.SendChunk => PlaybackInput.ChunkArrived(
            effect.Connection, new(Queue.Store(((long)effect.Piece.Handle * ChunkFrames) + effect.Piece.Offset), effect.Timestamp, effect.Piece.Count, 0)),
        _ => null,
    };

    /// <summary>A clock answer is stamped when it arrives.</summary>
    private EndpointInput Received(EndpointInput input)
    {
        input.Playback.Answer.Received = Now.Microseconds;
        return input;
    }
}
