using Holdover.Dealer;
using Holdover.Endpoint;
using Holdover.Machines;
using Holdover.Playback;
using Holdover.Session;

namespace Holdover.Tests.Systematic.Endpoint;

/// <summary>
/// One speaker under virtual time, told what happens line by line. It answers nothing by itself but signs of life; it
/// remembers what was asked for, in order, and what there is of transports.
/// </summary>
internal sealed class OwnedSpeaker
{
    public static readonly TextId Alice = new(1);
    public static readonly TextId Bob = new(2);
    public static readonly BootId Boot = new(1, 1);

    private readonly EndpointNode node = new(new EndpointSettings { Boot = Boot }, Dice.Fixed);
    private readonly Outbox<EndpointEffect> outbox = new(256);
    private readonly List<EndpointEffect> log = [];
    private bool refuses;

    public MonotonicTime Now { get; private set; } = new(1_000_000_000);

    public EndpointStatus Status => node.Status;

    /// <summary>The transports that were asked for and are not over, as part and connection.</summary>
    public List<(EndpointPart Part, ConnectionEpoch Connection)> Transports { get; } = [];

    public ConnectionEpoch Session { get; private set; }

    public ConnectionEpoch Dealer { get; private set; }

    public RegistrationEpoch Put { get; private set; }

    /// <summary>Whether names are looked up in vain.</summary>
    public bool IsNameServiceDown { get; set; }

    /// <summary>What was asked for since <see cref="Forget"/>.</summary>
    public IReadOnlyList<EndpointEffect> Asked => log;

    public IEnumerable<SavedPlaybackEffect> AskedOfSaved(SavedPlaybackAction action) =>
        log.Where(effect => effect.Part == EndpointPart.Saved && effect.Saved.Action == action).Select(effect => effect.Saved);

    public IEnumerable<EndpointEffect> AskedOfDealer(DealerAction action) =>
        log.Where(effect => effect.Part == EndpointPart.Dealer && effect.Dealer.Action == action);

    public IEnumerable<PlaybackEffect> AskedOfPlayback(PlaybackAction action) =>
        log.Where(effect => effect.Part == EndpointPart.Playback && effect.Playback.Action == action).Select(effect => effect.Playback);

    public IEnumerable<OwnerEffect> AskedOfOwner(OwnerAction action) =>
        log.Where(effect => effect.Part == EndpointPart.Owner && effect.Owner.Action == action).Select(effect => effect.Owner);

    public int PlaceOf(Func<EndpointEffect, bool> wanted) => log.FindIndex(effect => wanted(effect));

    public void Forget() => log.Clear();

    public OwnedSpeaker Hear(EndpointInput input)
    {
        node.Step(in input, Now, outbox);
        Drain();
        return this;
    }

    public OwnedSpeaker Wait(Duration span)
    {
        for (var end = Now + span; ;)
        {
            if (node.NextDeadline > end)
            {
                Now = end;
                return this;
            }

            Now = MonotonicTime.Max(Now, node.NextDeadline);
            node.Tick(Now, outbox);
            Drain();
        }
    }

    /// <summary>Served, connected, registered, and nothing plays.</summary>
    public static OwnedSpeaker Serving(TextId account)
    {
        var speaker = new OwnedSpeaker().Hear(OwnerInput.RunRequested(account)).Connect().Register();
        Assert.Equal(DealerState.Registered, speaker.Status.Dealer);
        return speaker;
    }

    /// <summary>The same, and a stream plays for five seconds.</summary>
    public static OwnedSpeaker Playing(TextId account)
    {
        var speaker = Serving(account).Stream(48_000).Wait(Duration.FromSeconds(5)).Acknowledge();
        speaker.Forget();
        return speaker;
    }

    public OwnedSpeaker Connect()
    {
        Hear(SessionInput.TransportOpened(Session)).Hear(SessionInput.Greeted(Session));
        Assert.Equal(SessionState.Connected, Status.Session);
        return this;
    }

    public OwnedSpeaker Register(int id = 1)
    {
        Hear(DealerInput.TransportOpened(Dealer)).Hear(DealerInput.ConnectionIdReceived(Dealer, new(id)));
        return Acknowledge();
    }

    /// <summary>Every put that is or becomes due is acknowledged.</summary>
    public OwnedSpeaker Acknowledge()
    {
        for (var last = default(RegistrationEpoch); Put != last;)
        {
            last = Put;
            Hear(DealerInput.RegistrationAcknowledged(Put)).Wait(Duration.FromMilliseconds(300));
        }

        return this;
    }

    public OwnedSpeaker Stream(int rate) => Hear(PlaybackInput.StreamStarted(Session, rate, channels: 2));

    /// <summary>Sound of a length comes, and its first half second is heard.</summary>
    public OwnedSpeaker Sound(Duration length)
    {
        var frames = (int)(length.Microseconds * 48 / 1_000);
        Hear(PlaybackInput.ChunkArrived(Session, new(1, (Now + Duration.FromMilliseconds(100)).Microseconds, frames, Crc: 0)));
        Wait(Duration.FromMilliseconds(600));
        Assert.Equal(PlaybackState.Live, Status.Playback);
        return this;
    }

    public OwnedSpeaker LoseSession() => Hear(SessionInput.TransportClosed(Session, LossCause.TransportError));

    public OwnedSpeaker LoseDealer() => Hear(DealerInput.TransportClosed(Dealer, DealerCause.TransportError));

    /// <summary>Who gives out tokens has none for the dealer's next attempt.</summary>
    public OwnedSpeaker Refuse()
    {
        refuses = true;
        return Wait(Duration.FromSeconds(1));
    }

    /// <summary>Until the next attempt of the session has been greeted.</summary>
    public OwnedSpeaker Reconnect()
    {
        for (var lost = Session; Session == lost;)
            Wait(node.NextDeadline - Now);
        return Connect();
    }

    /// <summary>Until the dealer, and with it the session of a new owner, waits for its transport; a minute at most.</summary>
    public OwnedSpeaker AwaitDealer()
    {
        for (var end = Now + Duration.FromSeconds(60); Status.Dealer != DealerState.Connecting; Wait(node.NextDeadline - Now))
            Assert.True(node.NextDeadline <= end, $"{Status.Dealer} in a minute");
        return this;
    }

    /// <summary>What the peers answer to goodbyes.</summary>
    public OwnedSpeaker LetGo() =>
        Hear(SessionInput.TransportClosed(Session, LossCause.ClosedByPeer)).Hear(DealerInput.TransportClosed(Dealer, DealerCause.ClosedByPeer));

    private void Drain()
    {
        var effects = outbox.Effects.ToArray();
        outbox.Clear();
        foreach (var effect in effects)
        {
            log.Add(effect);
            if (effect.Part == EndpointPart.Session)
                Answer(in effect.Session);
            if (effect.Part == EndpointPart.Dealer)
                Answer(in effect.Dealer);
            if (effect is { Part: EndpointPart.Playback, Playback.Action: PlaybackAction.SendClockProbe })
                Hear(PlaybackInput.ClockAnswered(effect.Playback.Connection, new(Now.Microseconds - 2, Now.Microseconds - 1, Now.Microseconds - 1, Now.Microseconds)));
        }
    }

    private void Answer(in SessionEffect effect)
    {
        switch (effect.Action)
        {
            case SessionAction.ResolveUrl:
                Hear(IsNameServiceDown ? SessionInput.ResolveFailed(effect.Connection) : SessionInput.UrlResolved(effect.Connection, addresses: 1));
                break;
            case SessionAction.OpenTransport:
                Session = effect.Connection;
                Transports.Add((EndpointPart.Session, Session));
                break;
            case SessionAction.SendProbe:
                Hear(SessionInput.BytesReceived(effect.Connection));
                break;
            case SessionAction.AbortTransport:
                Transports.Remove((EndpointPart.Session, effect.Connection));
                break;
            default:
                break;
        }
    }

    private void Answer(in DealerEffect effect)
    {
        switch (effect.Action)
        {
            case DealerAction.ResolveEndpoint when refuses:
                Hear(DealerInput.CredentialsRefused(effect.Connection));
                break;
            case DealerAction.ResolveEndpoint:
                Hear(IsNameServiceDown ? DealerInput.ResolveFailed(effect.Connection) : DealerInput.EndpointResolved(effect.Connection, addresses: 1));
                break;
            case DealerAction.OpenTransport:
                Dealer = effect.Connection;
                Transports.Add((EndpointPart.Dealer, Dealer));
                break;
            case DealerAction.SendPing:
                Hear(DealerInput.PongReceived(effect.Connection));
                break;
            case DealerAction.PutState:
                Put = effect.Registration;
                break;
            case DealerAction.AbortTransport:
                Transports.Remove((EndpointPart.Dealer, effect.Connection));
                break;
            default:
                break;
        }
    }
}
