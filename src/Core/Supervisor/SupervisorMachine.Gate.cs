using Holdover.Machines;

using static Holdover.Supervisor.SupervisorTrigger;

namespace Holdover.Supervisor;

/// <content>What is done about the device before a child is started that plays to it.</content>
public sealed partial class SupervisorMachine
{
    /// <summary>
    /// Whether a process may be killed: all that makes it a leftover of a supervisor like this one must be known. One
    /// fact that does not hold, or could not be found out, spares it. Nothing else decides a kill of what is not our child.
    /// </summary>
    private bool IsLeftover => Input.Facts is { SameUser: true, SameExecutable: true, SameDevice: true, SupervisorDead: true, Ours: false };

    private void BeginProbe()
    {
        Invariant.Holds(settings.Gate && Data.Child.IsNone());
        Data.Probe = Data.Mint();
        Emit(new(SupervisorAction.Probe) { Process = Data.Probe });
        ArmIn(SupervisorDeadline.Probe, settings.ProbeMax);
    }

    private void EndProbe(StateMachine<SupervisorState, SupervisorTrigger>.Transition transition)
    {
        Deadlines.Disarm(SupervisorDeadline.Probe);
        if (transition.Trigger == ProbeSucceeded)
            (Data.ProbesFailed, Data.Reported) = (0, default);
        else if (transition.Trigger != ProbeFailed)
            Emit(new(SupervisorAction.AbortProbe) { Process = Data.Probe });
        Data.Probe = default;
    }

    private void BeginWaiting(StateMachine<SupervisorState, SupervisorTrigger>.Transition transition)
    {
        Data.ProbesFailed = Math.Min(Data.ProbesFailed + 1, settings.StaleAfter);
        ReportIfNew(transition.Trigger == ProbeTimedOut ? new(ProbeFault.TimedOut, 0, default) : Input.Trouble);
        if (Data.ProbesFailed == settings.StaleAfter)
            BeginSearch();
        ArmIn(SupervisorDeadline.Retry, settings.ProbePeriod);
    }

    /// <summary>People hear of what they do not know yet; a device that stays busy for a night is one line.</summary>
    private void ReportIfNew(DeviceTrouble trouble)
    {
        if (trouble == Data.Reported)
            return;
        (Data.Reported, Data.HasTrouble) = (trouble, true);
        Emit(new(SupervisorAction.ReportHolders) { Trouble = trouble });
    }

    /// <summary>After every probe that fails from now on: a process becomes a leftover when its supervisor dies, which may be later.</summary>
    private void BeginSearch()
    {
        Data.Search = Data.Mint();
        Emit(new(SupervisorAction.FindStale) { Process = Data.Search });
    }

    private void KillStale()
    {
        Invariant.Holds(Data.ProbesFailed >= settings.StaleAfter);
        Invariant.Holds(Data.Child.IsNone());
        Data.StaleKilled++;
        Emit(new(SupervisorAction.KillStale) { Process = Data.Search, Stale = Input.Found });
    }

    private void EndSearch() => Data.Search = default;

    private void EndWaiting()
    {
        Deadlines.Disarm(SupervisorDeadline.Retry);
        EndSearch();
    }
}
