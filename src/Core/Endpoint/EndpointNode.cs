using Holdover.Machines;
using Holdover.Playback;
using Holdover.Session;

namespace Holdover.Endpoint;

/// <summary>
/// A speaker: a session and a player. Their joint rules:
/// <list type="bullet">
/// <item><see cref="SessionFeedsPlayback"/>: a session that is up refills the player, one that is down does not; neither stops it.</item>
/// <item><see cref="PlaybackSetsVigilance"/>: while a stream is open, silence of the server is noticed sooner.</item>
/// <item><see cref="EveryMessageIsLife"/>: whatever comes for the player shows that the server lives.</item>
/// <item><see cref="HelloSaysWhereWeStand"/>: so that the server goes on at the first frame that we miss.</item>
/// <item><see cref="OwnerHearsOfTheEnd"/>: what ends while there is no session is told to the next.</item>
/// <item><see cref="AnnouncementSaysHowLoud"/>: a reconnect moves no volume, it tells it.</item>
/// <item><see cref="StreamEndEndsSession"/>: where that is asked for, as by an output that is a file.</item>
/// </list>
/// </summary>
public sealed class EndpointNode : Node<EndpointInput, EndpointEffect>, IEncodable
{
    private readonly EndpointSettings settings;
    private readonly SessionMachine sessionMachine;
    private readonly PlaybackMachine playbackMachine;
    private readonly Outbox<SessionEffect> sessionEffects = new();
    private readonly Outbox<PlaybackEffect> playbackEffects = new();
    private Instance<SessionState, SessionDeadline, SessionData> session;
    private Instance<PlaybackState, PlaybackDeadline, PlaybackData> playback;

    public EndpointNode(EndpointSettings settings, Dice dice)
    {
        this.settings = settings;
        sessionMachine = new(settings.Session);
        playbackMachine = new(settings.Playback);
        session = sessionMachine.Create(dice);
        playback = playbackMachine.Create(dice);
    }

    public override MonotonicTime NextDeadline => MonotonicTime.Min(session.Deadlines.Earliest, playback.Deadlines.Earliest);

    public EndpointStatus Status => new(session.State, playback.State, in session.Data, in playback.Data);

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        session.Encode(ref codec);
        playback.Encode(ref codec);
    }

    /// <summary>Makes another node of its kind remember what this one does; each keeps its own settings.</summary>
    public void CopyTo(EndpointNode other)
    {
        other.session = session;
        other.playback = playback;
        other.Rewind(Now);
    }

    protected override void Deliver(in EndpointInput input, Outbox<EndpointEffect> effects)
    {
        if (input.Part == EndpointPart.Session)
            StepSession(in input.Session, effects);
        else
            StepPlayback(in input.Playback, effects);
    }

    protected override void TickEarliest(Outbox<EndpointEffect> effects)
    {
        if (session.Deadlines.Earliest <= playback.Deadlines.Earliest)
        {
            sessionMachine.TickOnce(ref session, Now, sessionEffects);
            RouteSession(effects);
        }
        else
        {
            playbackMachine.TickOnce(ref playback, Now, playbackEffects);
            RoutePlayback(effects);
        }
    }

    private void StepSession(in SessionInput input, Outbox<EndpointEffect> effects)
    {
        sessionMachine.Step(ref session, in input, Now, sessionEffects);
        RouteSession(effects);
    }

    private void StepPlayback(in PlaybackInput input, Outbox<EndpointEffect> effects)
    {
        EveryMessageIsLife(in input, effects);
        playbackMachine.Step(ref playback, in input, Now, playbackEffects);
        RoutePlayback(effects);
    }

    private void RouteSession(Outbox<EndpointEffect> effects)
    {
        foreach (ref readonly var effect in sessionEffects.Effects)
        {
            SessionFeedsPlayback(in effect);
            var joined = new EndpointEffect(EndpointPart.Session) { Session = effect, ReceivedUntil = HelloSaysWhereWeStand(in effect) };
            AnnouncementSaysHowLoud(ref joined);
            effects.Add(in joined);
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
            effects.Add(new(EndpointPart.Playback) { Playback = effect });
        }

        playbackEffects.Clear();
    }

    private void SessionFeedsPlayback(in SessionEffect effect)
    {
        if (effect.Action is not (SessionAction.PublishStatus or SessionAction.ReportEnded))
            return;
        if (effect.Status == SessionStatus.Connected)
            Post(PlaybackInput.SessionUp(effect.Connection, clockUnknown: effect.Strategy != Strategy.Fast));
        else if (!playback.Data.Live.IsNone())
            Post(PlaybackInput.SessionLost());
    }

    private void PlaybackSetsVigilance(in PlaybackEffect effect)
    {
        if (effect.Action == PlaybackAction.PublishState && playback.Data.RequestOpen != session.Data.Streaming)
            Post(SessionInput.StreamChanged(playback.Data.RequestOpen));
    }

    private void StreamEndEndsSession(in PlaybackEffect effect)
    {
        if (effect.Action == PlaybackAction.ReportEnded && settings.EndWithStream)
            Post(SessionInput.CloseRequested());
    }

    private void OwnerHearsOfTheEnd(in PlaybackEffect effect)
    {
        if (effect.Action == PlaybackAction.ReportEnded && !playback.Data.Live.IsNone())
            Post(PlaybackInput.EndAcknowledged(effect.Request));
    }

    private void AnnouncementSaysHowLoud(ref EndpointEffect effect)
    {
        if (effect.Session.Action != SessionAction.AnnounceState)
            return;
        (effect.Volume, effect.Muted) = (playback.Data.Volume, playback.Data.Muted);
    }

    private void EveryMessageIsLife(in PlaybackInput input, Outbox<EndpointEffect> effects)
    {
        if (!input.Connection.IsNone() && input.Connection == session.Data.Live && input.Trigger != PlaybackTrigger.SessionUp)
            StepSession(SessionInput.BytesReceived(input.Connection), effects);
    }

    /// <summary>With a stream of which nothing is left, we stand at the present: so the server knows to tell us if it is over.</summary>
    private long HelloSaysWhereWeStand(in SessionEffect effect)
    {
        if (effect.Action != SessionAction.SendHello || !playback.Data.RequestOpen)
            return EndpointEffect.NothingReceived;
        return playback.Data.Timeline.Anchored ? playback.Data.MissingFrom(Now) : playback.Data.Clock.ServerAt(Now);
    }
}
