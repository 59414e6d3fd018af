using Holdover.Machines;

namespace Holdover.Session;

/// <content>The way back: when the next attempt comes, and how it is made.</content>
public sealed partial class SessionMachine
{
    private bool IsOnline => !Data.Offline;

    private void BeginRecovering(StateMachine<SessionState, SessionTrigger>.Transition transition)
    {
        if (transition.Source is SessionState.Connected or SessionState.Migrating)
            BecomeLost(transition.Source);
        else if (transition.Trigger is SessionTrigger.NetworkDown or SessionTrigger.OpenRequested)
            WaitForNetwork();
        else
            FailAttempt();
        Publish(SessionStatus.Disconnected);
    }

    /// <summary>The one report of this loss: whatever else is said of the connection is of the past.</summary>
    private void BecomeLost(SessionState from)
    {
        Data.Losses++;
        Data.LastCause = Input.Cause == LossCause.None ? LossCause.Silent : Input.Cause;
        DropAttempt();
        DropLive();
        if (!Data.Healthy)
            Data.Addresses.PassOver();
        Data.Tries = 0;
        if (from == SessionState.Connected)
            BecomeFast();
        if (Data.Healthy)
            BecomeImpatient();
        ScheduleRetry(Data.Healthy);
    }

    private void FailAttempt()
    {
        Data.LastCause = CauseOfFailure();
        PassOverAddress();
        DropAttempt();
        Escalate();
        ScheduleRetry(healthy: false);
    }

    /// <summary>An attempt that the network left is none: it counts neither for the backoff nor for the strategy.</summary>
    private void WaitForNetwork()
    {
        Data.LastCause = LossCause.NetworkDown;
        DropAttempt();
        PauseAttempts();
        LeaveFastIfLate();
    }

    private void BecomeFast()
    {
        Data.Strategy = Strategy.Fast;
        ArmIn(SessionDeadline.FastWindow, settings.FastWindow);
    }

    private void Escalate()
    {
        if (Data.Strategy == Strategy.Fast)
            LeaveFastIfLate();
        else if (Data.Strategy == Strategy.Migrate || ++Data.Tries >= settings.RejoinTriesMax)
            MigrateToNextUrl();
    }

    private void MigrateToNextUrl()
    {
        Data.Strategy = Strategy.Migrate;
        Data.Tries = 0;
        var url = (Data.UrlIndex + 1) % settings.UrlCount;
        if (url != Data.UrlIndex)
            Data.Addresses = default;
        Data.UrlIndex = url;
    }

    private void LeaveFast()
    {
        if (Data.Strategy == Strategy.Fast)
            Data.Strategy = Strategy.Rejoin;
    }

    private void LeaveFastIfLate()
    {
        if (!Deadlines.IsArmed(SessionDeadline.FastWindow))
            LeaveFast();
    }

    /// <summary>What ends is counted in any case; while there is no network, its coming up is what is waited for.</summary>
    private void ScheduleRetry(bool healthy)
    {
        var wait = Data.Backoff.Next(healthy, settings, ref Data.Dice);
        if (IsOnline)
            ArmIn(SessionDeadline.Retry, wait);
    }

    private void RememberNetwork() => Data.Offline = Input.Trigger == SessionTrigger.NetworkDown;

    private void PauseAttempts()
    {
        Data.Offline = true;
        Deadlines.Disarm(SessionDeadline.Retry);
    }

    private void ResumeAttempts()
    {
        RememberNetwork();
        HurryAtPace();
    }

    /// <summary>Once in the length of a wait: the rest of what a flapping network asks for is made up for when that has passed.</summary>
    private void HurryAtPace()
    {
        if (Deadlines.IsArmed(SessionDeadline.Pace))
            return;
        ArmIn(SessionDeadline.Pace, Data.Backoff.Window(settings));
        ArmIn(SessionDeadline.Retry, Backoff.Soon(settings, ref Data.Dice));
    }

    /// <summary>The network came up while hurrying was not allowed, and nothing else brings the next attempt.</summary>
    private void HurryIfForgotten()
    {
        if (IsOnline && Data.Next.IsNone() && !Deadlines.IsArmed(SessionDeadline.Retry))
            HurryAtPace();
    }
}
