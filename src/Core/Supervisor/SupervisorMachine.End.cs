using Holdover.Machines;

using static Holdover.Supervisor.SupervisorTrigger;

namespace Holdover.Supervisor;

/// <content>How supervision ends.</content>
public sealed partial class SupervisorMachine
{
    /// <summary>A child that is on its way cannot be told yet; it is when it comes.</summary>
    private void BeginStopping(StateMachine<SupervisorState, SupervisorTrigger>.Transition transition)
    {
        Invariant.Holds(!Data.Child.IsNone());
        Data.StopSignal = Input.Signal;
        if (transition.Source == SupervisorState.Running)
            TellToStop();
        ArmIn(SupervisorDeadline.Grace, settings.GraceMax);
    }

    private void TellToStop() => Emit(new(SupervisorAction.Stop) { Process = Data.Child, Signal = Data.StopSignal });

    private void BeginForcing(StateMachine<SupervisorState, SupervisorTrigger>.Transition transition)
    {
        if (transition.Trigger == StopRequested)
            Data.StopSignal = Input.Signal;
        Kill();
    }

    private void End(StateMachine<SupervisorState, SupervisorTrigger>.Transition transition)
    {
        if (transition.Trigger == StopRequested)
            Data.StopSignal = Input.Signal;
        Emit(new(SupervisorAction.ReportEnded)
        {
            EndCause = CauseOfEnd(transition),
            Signal = Data.StopSignal,
            ExitCode = transition.Trigger == Exited ? Input.ExitCode : Data.StopSignal.ExitCode,
        });
        Deadlines.DisarmAll();
        Data.Child = default;
    }

    /// <summary>What was wanted decides, not how it came: a child that ends well after a stop was stopped.</summary>
    private static EndCause CauseOfEnd(StateMachine<SupervisorState, SupervisorTrigger>.Transition transition) =>
        transition.Trigger == ExitTimedOut ? EndCause.Unkillable
        : transition.Source is SupervisorState.Stopping or SupervisorState.Forcing || transition.Trigger == StopRequested ? EndCause.Stopped
        : EndCause.Finished;
}
