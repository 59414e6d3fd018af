using Holdover.Machines;

namespace Holdover.Playback;

/// <content>What belongs to the player's owner: what is wanted, how loud it is, and what is over.</content>
public sealed partial class PlaybackMachine
{
    private bool IsWanted => Data.Intent == PlayIntent.Play;

    private void WantPause() => Data.Intent = PlayIntent.Pause;

    private void WantPlay() => Data.Intent = PlayIntent.Play;

    private void ChangeVolume() => SetVolume(Math.Clamp(Input.Volume, 0, Gain.VolumeMax), Data.Muted);

    private void ChangeMute() => SetVolume(Data.Volume, Input.Muted);

    private void SetVolume(int volume, bool muted)
    {
        if (volume == Data.Volume && muted == Data.Muted)
            return;
        var before = GainNow;
        (Data.Volume, Data.Muted) = (volume, muted);
        if (GainNow != before)
            Emit(new(PlaybackAction.SetVolume) { Gain = GainNow });
        Emit(new(PlaybackAction.PublishVolume) { Connection = Data.Live, Volume = volume, Muted = muted });
    }

    private int GainNow => Data.Muted ? 0 : Gain.Of(Data.Volume);

    private void BeginRequest()
    {
        EndRequest(EndCause.Replaced);
        Data.Request = Data.Request.Next();
        Data.RequestOpen = true;
        Data.Channels = Input.Channels;
        Data.Timeline.Grid = new(0, Input.Rate);
        Data.Position = new(Input.Rate);
    }

    private void BeginRequestUnheard()
    {
        BeginRequest();
        Emit(new(PlaybackAction.PublishState) { State = Table.State, Request = Data.Request });
    }

    private void EndRequest(StateMachine<PlaybackState, PlaybackTrigger>.Transition transition) => EndRequest(transition.Trigger switch
    {
        PlaybackTrigger.StopRequested => EndCause.Stopped,
        PlaybackTrigger.RenderDue => EndCause.PlayedOut,
        _ => EndCause.CutShort,
    });

    /// <summary>What the output was given of a request that is played out is heard to its end; of any other, nothing more is.</summary>
    private void EndRequest(EndCause cause)
    {
        if (!Data.RequestOpen)
            return;
        Data.RequestOpen = false;
        if (cause == EndCause.PlayedOut)
            Finish();
        else
            Break();
        (Data.EndUnacknowledged, Data.EndCause) = (Data.Request, cause);
        ReportEnded();
    }

    private void Finish()
    {
        Invariant.Holds(IsEmpty);
        CloseOutput(PlaybackAction.CloseOutput);
        Data.Timeline.Clear();
    }

    private void Break()
    {
        CloseOutput(PlaybackAction.DropOutput);
        Clear();
    }

    private void ReportEnded() =>
        Emit(new(PlaybackAction.ReportEnded) { Request = Data.EndUnacknowledged, Cause = Data.EndCause });

    private void AcknowledgeEnd() => Data.EndUnacknowledged = default;
}
