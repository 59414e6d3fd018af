using Holdover.Machines;

namespace Holdover.Playback;

/// <content>How the server's clock is learned.</content>
public sealed partial class PlaybackMachine
{
    private bool IsAttached => !Data.Live.IsNone();

    private void Attach()
    {
        Data.Live = Input.Connection;
        Data.Clock.Distrusted |= Input.ClockUnknown;
        BeginBurst();
        if (!Data.EndUnacknowledged.IsNone())
            ReportEnded();
    }

    private void AttachOnSessionUp(StateMachine<PlaybackState, PlaybackTrigger>.Transition transition)
    {
        if (transition.Trigger == PlaybackTrigger.SessionUp)
            Attach();
    }

    private void Detach()
    {
        Data.Live = default;
        Data.Burst = default;
        Deadlines.Disarm(PlaybackDeadline.Probe);
        Deadlines.Disarm(PlaybackDeadline.ProbeAnswer);
    }

    private void BeginBurst()
    {
        Data.Burst = ProbeBurst.Of(settings.BurstProbes);
        Deadlines.Disarm(PlaybackDeadline.Probe);
        SendProbe();
    }

    private void SendProbe()
    {
        Invariant.Holds(IsAttached && Data.Burst.Left > 0);
        Data.Burst.Left--;
        Emit(new(PlaybackAction.SendClockProbe) { Connection = Data.Live });
        ArmIn(PlaybackDeadline.ProbeAnswer, settings.ProbeAnswerMax);
    }

    private void TakeAnswer()
    {
        // An answer that comes after its burst was given up measures nothing that is waited for.
        if (!Deadlines.IsArmed(PlaybackDeadline.ProbeAnswer))
            return;
        Data.Burst.Take(in Input.Answer);
        if (Data.Burst.Left > 0)
            SendProbe();
        else
            EndBurst();
    }

    private void EndBurst()
    {
        Deadlines.Disarm(PlaybackDeadline.ProbeAnswer);
        if (Data.Burst.Measured)
            FeedClock();
        Data.Burst = default;
        var young = Data.Clock.Bursts < ClockFilter.BurstsYoung;
        ArmIn(PlaybackDeadline.Probe, young ? settings.BurstPeriodYoung : settings.BurstPeriod);
    }

    private void FeedClock()
    {
        var jump = Data.Clock.Feed(Now, Data.Burst.Offset, Data.Burst.RoundTrip);
        if (Data.Timeline.Anchored)
            Data.Timeline.Shift(jump);
    }
}
