using Holdover.Machines;

namespace Holdover.Session;

/// <content>What is done on the way.</content>
public sealed partial class SessionMachine
{
    private bool HasNextAddress => Data.AddressIndex + 1 < Data.AddressCount;

    private void RememberStreaming() => Data.Streaming = Input.Streaming;

    private void BecomeImpatient()
    {
        if (settings.Patience > Duration.Zero)
            ArmIn(SessionDeadline.Patience, settings.Patience);
    }

    private void BeginAttempt()
    {
        Data.Attempts++;
        Data.LastCause = LossCause.ResolveFailed;
        Mint();
        Publish(SessionStatus.Connecting);
        Emit(new(SessionAction.ResolveUrl) { Connection = Data.Live, UrlIndex = Data.UrlIndex });
        ArmIn(SessionDeadline.Attempt, settings.ResolveMax);
    }

    private void BeginConnecting()
    {
        Data.LastCause = LossCause.ConnectFailed;
        Data.AddressCount = Input.AddressCount;
        Data.AddressIndex = 0;
        ArmIn(SessionDeadline.Attempt, settings.ConnectMax);
        OpenAddress();
    }

    private void TryNextAddress()
    {
        Abandon();
        Data.AddressIndex++;
        Mint();
        OpenAddress();
    }

    private void OpenAddress()
    {
        Emit(new(SessionAction.OpenTransport) { Connection = Data.Live, UrlIndex = Data.UrlIndex, AddressIndex = Data.AddressIndex });
        ArmIn(SessionDeadline.Address, settings.AddressMax);
    }

    private void EndConnecting()
    {
        Deadlines.Disarm(SessionDeadline.Attempt);
        Deadlines.Disarm(SessionDeadline.Address);
    }

    private void BeginAuthenticating()
    {
        Data.LastCause = LossCause.NotGreeted;
        Emit(new(SessionAction.SendHello) { Connection = Data.Live, Strategy = Data.Strategy });
        ArmIn(SessionDeadline.Attempt, settings.GreetingMax);
    }

    private void BecomeConnected()
    {
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
        Data.LastCause = LossCause.Silent;
        Emit(new(SessionAction.SendProbe) { Connection = Data.Live });
        ArmIn(SessionDeadline.Probe, Data.Streaming ? settings.ProbeWhilePlaying : settings.ProbeOtherwise);
    }

    private void LeaveConnected()
    {
        Deadlines.Disarm(SessionDeadline.Healthy);
        Deadlines.Disarm(SessionDeadline.Silence);
        Deadlines.Disarm(SessionDeadline.Probe);
    }

    private void BeginRecovering(StateMachine<SessionState, SessionTrigger>.Transition transition)
    {
        Abandon();
        if (Input.Cause != LossCause.None)
            Data.LastCause = Input.Cause;
        if (transition.Source == SessionState.Connected)
            BecomeLost();
        else
            EscalateStrategy();
        ArmIn(SessionDeadline.Retry, Data.Backoff.Next(Data.Healthy, settings, ref Data.Dice));
        Data.Healthy = false;
        Publish(SessionStatus.Disconnected);
    }

    private void BecomeLost()
    {
        Data.Losses++;
        Data.Strategy = Strategy.Fast;
        Data.Tries = 0;
        ArmIn(SessionDeadline.FastWindow, settings.FastWindow);
        if (Data.Healthy)
            BecomeImpatient();
    }

    private void EscalateStrategy()
    {
        if (Data.Strategy == Strategy.Fast)
            return;
        Data.Tries++;
        if (Data.Tries < settings.RejoinTriesMax)
            return;
        Data.Tries = 0;
        Data.Strategy = Strategy.Migrate;
        Data.UrlIndex = (Data.UrlIndex + 1) % settings.UrlCount;
    }

    private void LeaveFast()
    {
        if (Data.Strategy == Strategy.Fast)
            Data.Strategy = Strategy.Rejoin;
    }

    private void BeginClosing()
    {
        Deadlines.DisarmAll();
        Emit(new(SessionAction.CloseTransport) { Connection = Data.Live });
        ArmIn(SessionDeadline.Close, settings.CloseMax);
    }

    private void End(SessionStatus status)
    {
        Deadlines.DisarmAll();
        Abandon();
        Publish(status);
        Emit(new(SessionAction.ReportEnded) { Status = status, Cause = status == SessionStatus.GaveUp ? Data.LastCause : LossCause.None });
    }

    private void Publish(SessionStatus status) =>
        Emit(new(SessionAction.PublishStatus) { Connection = Data.Live, Session = Data.Session, Status = status, Strategy = Data.Strategy, Cause = Data.LastCause });

    private void Mint()
    {
        Invariant.Holds(Data.Live.IsNone());
        Data.Minted = Data.Minted.Next();
        Data.Live = Data.Minted;
    }

    private void Abandon()
    {
        if (Data.Live.IsNone())
            return;
        Emit(new(SessionAction.AbortTransport) { Connection = Data.Live });
        Data.Live = default;
    }
}
