using Holdover.Machines;

namespace Holdover.Playback;

/// <content>How the output is opened, lost and tried again.</content>
public sealed partial class PlaybackMachine
{
    /// <summary>A rate that is off by more than this part of it is beyond what edits make up for, with room for drift.</summary>
    private const int RateTolerance = 400;

    private bool IsRateRight => Math.Abs((long)Input.Rate - Data.Timeline.Grid.Rate) * RateTolerance <= Data.Timeline.Grid.Rate;

    private void OpenOutput()
    {
        var needsOpening = settings.OutputOpenMax > Duration.Zero;
        Data.Output.Open(Now, atOnce: !needsOpening);
        Data.Sync.Restart();
        if (needsOpening)
            ArmIn(PlaybackDeadline.OutputSilent, settings.OutputOpenMax);
        Emit(new(PlaybackAction.OpenOutput)
        {
            Output = Data.Output.Current, Request = Data.Request, Rate = Data.Timeline.Grid.Rate, Channels = Data.Channels,
        });
    }

    /// <summary>What passed meanwhile is skipped: a speaker of a group goes on where the group is, not where it was.</summary>
    private void OpenOutputAgain()
    {
        WantPlay();
        OpenOutput();
        PassOver();
        BecomeReady();
    }

    private void TakeOutput()
    {
        Data.Output.IsOpen = true;
        Data.Output.Mode = Input.Mode;
        Deadlines.Disarm(PlaybackDeadline.OutputSilent);
        WatchOutput();
        BecomeReady();
    }

    private void WatchOutput()
    {
        if (Data.Output.IsClocked)
            ArmIn(PlaybackDeadline.OutputSilent, settings.OutputReportMax);
    }

    private void CloseOutput(PlaybackAction how)
    {
        Deadlines.Disarm(PlaybackDeadline.OutputSilent);
        if (Data.Output.Current.IsNone())
            return;
        if (how == PlaybackAction.DropOutput)
            Data.Position.Drop(Now);
        Emit(new(how) { Output = Data.Output.Current, Request = Data.Request });
        Data.Output.Close();
    }

    private void Suspend() => CloseOutput(PlaybackAction.DropOutput);

    private void BeginRetry(StateMachine<PlaybackState, PlaybackTrigger>.Transition transition)
    {
        ReportFault(transition);
        ArmIn(PlaybackDeadline.OutputRetry, settings.OutputRetryPeriod);
    }

    private void ReportFault(StateMachine<PlaybackState, PlaybackTrigger>.Transition transition)
    {
        var fault = transition.Trigger switch
        {
            PlaybackTrigger.OutputFailed => Input.Fault,
            PlaybackTrigger.OutputSilenceNoticed => OutputFault.Silent,
            PlaybackTrigger.OutputOpened => OutputFault.OtherRate,
            _ => OutputFault.None,
        };
        if (fault == OutputFault.None)
            return;
        Data.OutputFailures++;
        Emit(new(PlaybackAction.ReportOutputFault) { Request = Data.Request, Fault = fault });
    }

    /// <summary>What arrives unheard is kept while its time has not come, so that sound can go on at once.</summary>
    private void QueueUnheard()
    {
        if (IsElsewhere)
            Clear();
        Queue();
        PassOver();
    }

    /// <summary>Lets go of frames whose time passed while nobody was to hear them.</summary>
    private void PassOver()
    {
        if (!Data.Clock.IsSynchronized || !Data.Timeline.Anchored)
            return;
        var passed = Math.Min(FramesDue(), Data.Timeline.Level);
        if (passed == 0)
            return;
        DropFront(passed);
        Data.FramesPassed += passed;
    }
}
