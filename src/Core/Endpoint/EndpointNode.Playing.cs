using Holdover.Machines;
using Holdover.Playback;
using Holdover.Session;

namespace Holdover.Endpoint;

/// <content>How the session and the player go together.</content>
public sealed partial class EndpointNode
{
    private static bool TellsStatus(in SessionEffect effect) => effect.Action is SessionAction.PublishStatus or SessionAction.ReportEnded;

    private void SessionFeedsPlayback(in SessionEffect effect)
    {
        if (!TellsStatus(in effect))
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
        if (effect.Action != PlaybackAction.ReportEnded || !settings.EndWithStream)
            return;
        if (owner.State == OwnerState.Nobody)
            Post(SessionInput.CloseRequested());
        else
            Post(OwnerInput.StopRequested());
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
