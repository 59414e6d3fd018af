using Holdover.Machines;

namespace Holdover.Session;

/// <content>How it begins and how it ends: by intent, by patience, or refused.</content>
public sealed partial class SessionMachine
{
    private void LeaveIdle(StateMachine<SessionState, SessionTrigger>.Transition transition)
    {
        if (transition.Trigger != SessionTrigger.OpenRequested)
            return;
        Data.Intent = Intent.Run;
        BecomeImpatient();
    }

    private void BecomeImpatient()
    {
        if (settings.Patience > Duration.Zero)
            ArmIn(SessionDeadline.Patience, settings.Patience);
    }

    private void IntendToStop() => Data.Intent = Intent.Stop;

    private void BeginClosing()
    {
        Invariant.Holds(Data.Intent == Intent.Stop);
        if (Data.Live.IsNone())
            (Data.Live, Data.Next) = (Data.Next, default);
        DropAttempt();
        Deadlines.DisarmAll();
        Emit(new(SessionAction.CloseTransport) { Connection = Data.Live });
        ArmIn(SessionDeadline.Close, settings.CloseMax);
    }

    private void End(SessionStatus status)
    {
        Invariant.Holds(status == SessionStatus.Closed == (Data.Intent == Intent.Stop));
        var cause = status == SessionStatus.Closed ? LossCause.None : CauseOfEnd();
        DropAttempt();
        DropLive();
        Deadlines.DisarmAll();
        Emit(new(SessionAction.ReportEnded) { Session = Data.Session, Status = status, Cause = cause });
    }

    /// <summary>The last thing that failed; the attempt under way, if nothing did before it.</summary>
    private LossCause CauseOfEnd() =>
        Input.Cause != LossCause.None || Data.LastCause == LossCause.None ? CauseOfFailure() : Data.LastCause;
}
