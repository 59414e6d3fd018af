using Holdover.Machines;

namespace Holdover.Session;

/// <content>A connection that is up, and whether it lives.</content>
public sealed partial class SessionMachine
{
    /// <summary>What was greeted carries the session from here on; a connection that did so before is dropped.</summary>
    private void BecomeConnected()
    {
        Invariant.Holds(!Data.Next.IsNone());
        Drop(ref Data.Live);
        (Data.Live, Data.Next) = (Data.Next, default);
        DropAttempt();
        if (Data.Session.IsNone() || Data.Strategy != Strategy.Fast)
            Data.Session = Data.Session.Next();
        Data.Tries = 0;
        Data.Healthy = false;
        Deadlines.Disarm(SessionDeadline.FastWindow);
        ArmIn(SessionDeadline.Healthy, settings.BackoffInitial);
        Emit(new(SessionAction.AnnounceState) { Connection = Data.Live });
        Publish(SessionStatus.Connected);
        ExpectBytes();
    }

    private void BecomeHealthy()
    {
        Data.Healthy = true;
        Data.LastCause = LossCause.None;
        Deadlines.Disarm(SessionDeadline.Patience);
    }

    /// <summary>A session that is up when patience ends gets the time to prove itself, and no more.</summary>
    private void AllowProof() => ArmIn(SessionDeadline.Patience, settings.BackoffInitial);

    private void RememberStreaming() => Data.Streaming = Input.Streaming;

    private void ChangeStreaming()
    {
        RememberStreaming();
        ExpectBytes();
    }

    private void ExpectBytes()
    {
        Deadlines.Disarm(SessionDeadline.Probe);
        ArmIn(SessionDeadline.Silence, Data.Streaming ? settings.SilenceWhilePlaying : settings.SilenceOtherwise);
    }

    private void Probe()
    {
        Deadlines.Disarm(SessionDeadline.Silence);
        Emit(new(SessionAction.SendProbe) { Connection = Data.Live });
        ArmIn(SessionDeadline.Probe, Data.Streaming ? settings.ProbeWhilePlaying : settings.ProbeOtherwise);
    }

    /// <summary>A probe that is under way is not begun anew: a network that flaps must not put off its answer for ever.</summary>
    private void ProbeAfterNetworkUp()
    {
        RememberNetwork();
        if (!Deadlines.IsArmed(SessionDeadline.Probe))
            Probe();
    }

    private void DropLive()
    {
        Drop(ref Data.Live);
        Deadlines.Disarm(SessionDeadline.Healthy);
        Deadlines.Disarm(SessionDeadline.Silence);
        Deadlines.Disarm(SessionDeadline.Probe);
    }

    private void Publish(SessionStatus status) => Emit(new(SessionAction.PublishStatus)
    {
        Connection = Data.Live,
        Session = Data.Session,
        Status = status,
        Strategy = Data.Strategy,
        Cause = Data.Live.IsNone() ? Data.LastCause : LossCause.None,
    });
}
