using Holdover.Dealer;
using Holdover.Machines;
using Holdover.Playback;
using Holdover.Session;

namespace Holdover.Endpoint;

/// <summary>
/// A speaker: a session, a player, and, where an account owns it, a dealer and what was saved of its playback. Their
/// joint rules:
/// <list type="bullet">
/// <item><see cref="SessionFeedsPlayback"/>: a session that is up refills the player, one that is down does not; neither stops it.</item>
/// <item><see cref="PlaybackSetsVigilance"/>: while a stream is open, silence of the server is noticed sooner.</item>
/// <item><see cref="EveryMessageIsLife"/>: whatever comes for the player shows that the server lives.</item>
/// <item><see cref="HelloSaysWhereWeStand"/>: so that the server goes on at the first frame that we miss.</item>
/// <item><see cref="OwnerHearsOfTheEnd"/>: what ends while there is no session is told to the next.</item>
/// <item><see cref="AnnouncementSaysHowLoud"/>: a reconnect moves no volume, it tells it.</item>
/// <item><see cref="StreamEndEndsSession"/>: where that is asked for, as by an output that is a file.</item>
/// <item><see cref="ClosingIsStopping"/>: who closes the session of an owner means the owner.</item>
/// <item><see cref="PastOwnersAreStale"/>: a command of an owner who is gone does nothing.</item>
/// <item><see cref="LossIsSaved"/>: before anything is reset, and only if nobody asked for the end.</item>
/// <item><see cref="NewSessionIsOffered"/>: what was saved goes to the session that is up again, and what is put says so.</item>
/// <item><see cref="RegistrationConsumes"/>: only then is it the server's, and let go.</item>
/// <item><see cref="StopDrops"/>: what its owner ended does not come back.</item>
/// <item><see cref="UseDrops"/>: what its owner began is not overwritten by what was.</item>
/// <item><see cref="RestartResumes"/>: volume and intent come back before anybody is told of them.</item>
/// <item><see cref="PlaybackIsPublished"/>: the account's other devices see what plays here.</item>
/// </list>
/// </summary>
public sealed partial class EndpointNode : Node<EndpointInput, EndpointEffect>, IEncodable
{
    private readonly EndpointSettings settings;
    private readonly SessionMachine sessionMachine;
    private readonly PlaybackMachine playbackMachine;
    private readonly DealerNode dealer;
    private readonly SavedPlaybackMachine savedMachine = new();
    private readonly OwnerMachine ownerMachine = new();
    private readonly Outbox<SessionEffect> sessionEffects = new();
    private readonly Outbox<PlaybackEffect> playbackEffects = new();
    private readonly Outbox<DealerEffect> dealerEffects = new(DealerNode.EffectsMax);
    private readonly Outbox<SavedPlaybackEffect> savedEffects = new();
    private readonly Outbox<OwnerEffect> ownerEffects = new();
    private Instance<SessionState, SessionDeadline, SessionData> session;
    private Instance<PlaybackState, PlaybackDeadline, PlaybackData> playback;
    private Instance<SavedPlaybackState, SavedPlaybackDeadline, SavedPlaybackData> saved;
    private Instance<OwnerState, OwnerDeadline, OwnerData> owner;

    /// <summary>What came on behalf of an owner who is gone, and was dropped.</summary>
    private long staleDropped;

    /// <param name="settings">Of its machines.</param>
    /// <param name="dice">For jitter.</param>
    /// <param name="texts">What is named to it; nodes of which one is made to remember what another does have the same.</param>
    public EndpointNode(EndpointSettings settings, Dice dice, TextTable? texts = null)
    {
        this.settings = settings;
        sessionMachine = new(settings.Session);
        playbackMachine = new(settings.Playback);
        session = sessionMachine.Create(dice);
        playback = playbackMachine.Create(dice);
        dealer = new(settings.Dealer, dice, texts);
        saved = savedMachine.Create(dice);
        owner = ownerMachine.Create(dice);
    }

    /// <summary>Effects of one step at most.</summary>
    public static int EffectsMax => 256;

    public override MonotonicTime NextDeadline => MonotonicTime.Min(
        MonotonicTime.Min(session.Deadlines.Earliest, playback.Deadlines.Earliest),
        MonotonicTime.Min(dealer.NextDeadline, saved.Deadlines.Earliest));

    public EndpointStatus Status => new(in session, in playback)
    {
        Dealer = dealer.State, Saved = saved.State, Owner = owner.State, OwnerEpoch = owner.Data.Owner, Account = owner.Data.Account,
        Published = Publish(), StaleDropped = staleDropped,
    };

    /// <summary>What is named to the node, such as the addresses that somebody subscribes to.</summary>
    public TextTable Texts => dealer.Texts;

    /// <summary>Whether a text of a dealer's peer is still needed.</summary>
    public bool Names(ConnectionEpoch connection, TextId text) => dealer.Names(connection, text);

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        session.Encode(ref codec);
        playback.Encode(ref codec);
        dealer.Encode(ref codec);
        saved.Encode(ref codec);
        owner.Encode(ref codec);
        codec.Statistic(ref staleDropped);
    }

    /// <summary>Makes another node of its kind remember what this one does; each keeps its own settings.</summary>
    public void CopyTo(EndpointNode other)
    {
        other.session = session;
        other.playback = playback;
        dealer.CopyTo(other.dealer);
        other.saved = saved;
        other.owner = owner;
        other.staleDropped = staleDropped;
        other.Rewind(Now);
    }

    protected override void Deliver(in EndpointInput input, Outbox<EndpointEffect> effects)
    {
        if (PastOwnersAreStale(in input) || ClosingIsStopping(in input))
            return;
        switch (input.Part)
        {
            case EndpointPart.Session:
                StepSession(in input.Session, effects);
                break;
            case EndpointPart.Playback:
                EveryMessageIsLife(in input.Playback, effects);
                StopDrops(in input.Playback);
                var before = Publish();
                playbackMachine.Step(ref playback, in input.Playback, Now, playbackEffects);
                RoutePlayback(effects);
                PlaybackIsPublished(in before);
                break;
            case EndpointPart.Dealer:
                StepDealer(in input.Dealer, effects);
                break;
            case EndpointPart.Saved:
                savedMachine.Step(ref saved, in input.Saved, Now, savedEffects);
                RouteSaved(effects);
                break;
            default:
                ownerMachine.Step(ref owner, in input.Owner, Now, ownerEffects);
                RouteOwner(effects);
                break;
        }
    }

    protected override void TickEarliest(Outbox<EndpointEffect> effects)
    {
        var due = NextDeadline;
        if (session.Deadlines.Earliest == due)
        {
            sessionMachine.TickOnce(ref session, Now, sessionEffects);
            RouteSession(effects);
        }
        else if (playback.Deadlines.Earliest == due)
        {
            var before = Publish();
            playbackMachine.TickOnce(ref playback, Now, playbackEffects);
            RoutePlayback(effects);
            PlaybackIsPublished(in before);
        }
        else if (dealer.NextDeadline == due)
        {
            TickDealer(effects);
        }
        else
        {
            savedMachine.TickOnce(ref saved, Now, savedEffects);
            RouteSaved(effects);
        }
    }

    private void StepSession(in SessionInput input, Outbox<EndpointEffect> effects)
    {
        sessionMachine.Step(ref session, in input, Now, sessionEffects);
        RouteSession(effects);
    }

    /// <summary>Whatever breaks in a node inside, what it asked for before holds.</summary>
    private void StepDealer(in BusInput input, Outbox<EndpointEffect> effects)
    {
        try
        {
            dealer.Step(in input, Now, dealerEffects);
        }
        finally
        {
            RouteDealer(effects);
        }
    }

    private void TickDealer(Outbox<EndpointEffect> effects)
    {
        try
        {
            dealer.Tick(Now, dealerEffects);
        }
        finally
        {
            RouteDealer(effects);
        }
    }

    private void RouteSession(Outbox<EndpointEffect> effects)
    {
        foreach (ref readonly var effect in sessionEffects.Effects)
        {
            LossIsSaved(in effect);
            SessionFeedsPlayback(in effect);
            NewSessionIsOffered(in effect);
            OwnerHearsOfTheSessionsEnd(in effect);
            ref var joined = ref effects.AddNew();
            (joined.Part, joined.Session, joined.OnBehalfOf) = (EndpointPart.Session, effect, owner.Data.Served);
            joined.ReceivedUntil = HelloSaysWhereWeStand(in effect);
            AnnouncementSaysHowLoud(ref joined);
        }

        sessionEffects.Clear();
    }

    private void RoutePlayback(Outbox<EndpointEffect> effects)
    {
        foreach (ref readonly var effect in playbackEffects.Effects)
        {
            PlaybackSetsVigilance(in effect);
            StreamEndEndsSession(in effect);
            OwnerHearsOfTheEnd(in effect);
            ref var joined = ref effects.AddNew();
            (joined.Part, joined.Playback, joined.OnBehalfOf) = (EndpointPart.Playback, effect, owner.Data.Owner);
        }

        playbackEffects.Clear();
        UseDrops();
    }

    private void RouteDealer(Outbox<EndpointEffect> effects)
    {
        foreach (ref readonly var effect in dealerEffects.Effects)
        {
            CommandsDrop(in effect);
            OwnerHearsOfTheDealersEnd(in effect);
            ref var joined = ref effects.AddNew();
            (joined.Part, joined.Dealer, joined.OnBehalfOf) = (EndpointPart.Dealer, effect, owner.Data.Served);
            PutSaysWhatPlays(ref joined);
        }

        dealerEffects.Clear();
        RegistrationConsumes();
    }

    private void RouteSaved(Outbox<EndpointEffect> effects)
    {
        foreach (ref readonly var effect in savedEffects.Effects)
        {
            ref var joined = ref effects.AddNew();
            (joined.Part, joined.Saved, joined.OnBehalfOf) = (EndpointPart.Saved, effect, owner.Data.Owner);
            RestoreSaysWhereWeStand(ref joined.Saved);
        }

        savedEffects.Clear();
    }

    private void RouteOwner(Outbox<EndpointEffect> effects)
    {
        foreach (ref readonly var effect in ownerEffects.Effects)
        {
            CarryOut(in effect);
            if (effect.Action >= OwnerAction.PublishOwner)
                effects.Add(new(EndpointPart.Owner) { Owner = effect, OnBehalfOf = effect.Owner });
        }

        ownerEffects.Clear();
    }
}
