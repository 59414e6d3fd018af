using Holdover.Dealer;
using Holdover.Machines;
using Holdover.Playback;
using Holdover.Session;

namespace Holdover.Endpoint;

/// <content>What becomes of a playback whose session is lost.</content>
public sealed partial class EndpointNode
{
    /// <summary>Whether session and dealer are those of the owner in force: they are not from the moment on at which another is wanted.</summary>
    private bool IsServing => owner.Data.Account != TextId.None && owner.Data.Owner == owner.Data.Served;

    private void LossIsSaved(in SessionEffect effect)
    {
        if (TellsStatus(in effect) && effect.Status != SessionStatus.Connected && !playback.Data.Live.IsNone())
            SaveLoss();
    }

    private void SaveLoss()
    {
        if (saved.State == SavedPlaybackState.Offered)
            Post(SavedPlaybackInput.AttemptFailed(saved.Data.Attempt));
        if (IsServing && playback.Data.RequestOpen)
            Post(SavedPlaybackInput.Captured(Capture()));
    }

    private SavedPlayback Capture()
    {
        ref readonly var data = ref playback.Data;
        var position = data.Position.FramesAt(Now);
        return new()
        {
            Account = owner.Data.Account,
            Group = owner.Data.Group,
            Context = owner.Data.Context,
            Intent = data.Intent,
            Position = position,
            Had = Math.Max(data.Position.End(data.Timeline.Level), position),
            Rate = data.Timeline.Grid.Rate,
            Request = data.Request,
            Volume = data.Volume,
            TakenAt = Now,
            Boot = settings.Boot,
        };
    }

    /// <summary>The session is part of what is put: until that is acknowledged, nobody knows of the new one.</summary>
    private void NewSessionIsOffered(in SessionEffect effect)
    {
        if (!TellsStatus(in effect) || effect.Status != SessionStatus.Connected || !IsServing)
            return;
        Post(DealerInput.StateChanged());
        Post(SavedPlaybackInput.OfferRequested(effect.Connection, owner.Data.Account));
    }

    private void RegistrationConsumes()
    {
        if (saved.State == SavedPlaybackState.Offered && dealer.State == DealerState.Registered && !dealer.Data.Registration.Dirty)
            Post(SavedPlaybackInput.Registered(saved.Data.Attempt));
    }

    private void StopDrops(in PlaybackInput input)
    {
        if (input.Trigger == PlaybackTrigger.StopRequested && IsServing)
            Post(SavedPlaybackInput.StopRequested());
    }

    /// <summary>Another request than the saved one is open: a server or a person wants something else by now.</summary>
    private void UseDrops()
    {
        if (saved.State == SavedPlaybackState.Offered && playback.Data.RequestOpen && playback.Data.Request != saved.Data.Saved.Request)
            Post(SavedPlaybackInput.ReplacementUsed());
    }

    /// <summary>A command is use, whatever comes of it: by then it would be late to ask.</summary>
    private void CommandsDrop(in DealerEffect effect)
    {
        if (effect.Action == DealerAction.DeliverRequest && saved.State != SavedPlaybackState.None)
            Post(SavedPlaybackInput.ReplacementUsed());
    }

    /// <summary>The player that goes on knows better than what was saved of it; of one that begins, what was saved is all there is.</summary>
    private void RestoreSaysWhereWeStand(ref SavedPlaybackEffect effect)
    {
        if (effect.Action != SavedPlaybackAction.Restore)
            return;
        ref readonly var data = ref playback.Data;
        effect.Saved.Volume = data.Volume;
        effect.Saved.Intent = data.Intent;
        if (effect.Saved.Request.IsNone())
            return;
        effect.IsEnded = !data.RequestOpen;
        effect.Saved.Position = data.Position.FramesAt(Now);
    }

    private void RestartResumes()
    {
        ref readonly var playing = ref saved.Data.Saved;
        if (saved.State != SavedPlaybackState.Held || !playing.Request.IsNone() || playing.Account != owner.Data.Account)
            return;
        Post(PlaybackInput.VolumeChanged(playing.Volume));
        if (playing.Intent == PlayIntent.Pause)
            Post(PlaybackInput.PauseRequested());
    }

    private PublishedPlayback Publish() => new()
    {
        Session = session.Data.Live.IsNone() ? default : session.Data.Session,
        Request = playback.Data.RequestOpen ? playback.Data.Request : default,
        Intent = playback.Data.Intent,
        Volume = playback.Data.Volume,
        Muted = playback.Data.Muted,
    };

    private void PutSaysWhatPlays(ref EndpointEffect effect)
    {
        if (effect.Dealer.Action == DealerAction.PutState)
            effect.Published = Publish();
    }

    private void PlaybackIsPublished(in PublishedPlayback before)
    {
        if (IsServing && Publish() != before)
            Post(DealerInput.StateChanged());
    }
}
