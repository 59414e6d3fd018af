using Holdover.Machines;

using static Holdover.Supervisor.SupervisorTrigger;

namespace Holdover.Supervisor;

/// <content>What is done with the child.</content>
public sealed partial class SupervisorMachine
{
    /// <summary>Also of a child that is being killed: it was faster.</summary>
    private bool HasFinished => settings.EndsWithSuccess && Input.ExitCode == 0;

    private void Spawn()
    {
        Invariant.Holds(Data.Child.IsNone());
        Invariant.Holds(!Data.Stable);
        Data.Child = Data.Mint();
        Data.Starts++;
        Emit(new(SupervisorAction.Spawn) { Process = Data.Child, OnParentDeath = settings.OnParentDeath });
        ArmIn(SupervisorDeadline.Spawn, settings.SpawnMax);
    }

    /// <summary>It was up before, and what it is asked to do from here on is ours.</summary>
    private void Adopt()
    {
        Invariant.Holds(Data.Child.IsNone());
        Data.Child = Data.Mint();
        Emit(new(SupervisorAction.Watch) { Process = Data.Child, Watched = Input.Found });
    }

    /// <summary>A child with a heartbeat is up when it says so; until then it is starting, and a run has not begun.</summary>
    private void BecomeRunning()
    {
        if (settings.HasHeartbeat)
            ArmIn(SupervisorDeadline.Heartbeat, settings.SpawnMax);
        else
            BeginRun();
    }

    private void BeginRun()
    {
        Emit(new(SupervisorAction.ReportUp) { Process = Data.Child });
        ArmIn(SupervisorDeadline.Stable, settings.StableAfter);
    }

    private void ExpectHeartbeat()
    {
        ArmIn(SupervisorDeadline.Heartbeat, settings.HeartbeatMax);
        if (!Data.Stable && !Deadlines.IsArmed(SupervisorDeadline.Stable))
            BeginRun();
    }

    private void BecomeStable()
    {
        Data.Stable = true;
        if (Data.HasTrouble)
            Emit(new(SupervisorAction.ReportStable) { Process = Data.Child });
        Data.HasTrouble = false;
    }

    private void ForwardSignal() => Emit(new(SupervisorAction.ForwardSignal) { Process = Data.Child, Signal = Input.Signal });

    private void LeaveRunning()
    {
        Deadlines.Disarm(SupervisorDeadline.Heartbeat);
        Deadlines.Disarm(SupervisorDeadline.Stable);
    }

    private void BeginKilling(StateMachine<SupervisorState, SupervisorTrigger>.Transition transition)
    {
        Data.KillCause = transition.Trigger == HeartbeatMissed ? DownCause.Hung : DownCause.SpawnTimedOut;
        Kill();
    }

    /// <summary>
    /// Again and again until it is gone, and nothing else meanwhile: a second child beside one that cannot be killed
    /// would fight it for what it holds.
    /// </summary>
    private void Kill()
    {
        EmitKill();
        ArmIn(SupervisorDeadline.Exit, settings.KillMax);
    }

    private void EmitKill()
    {
        Invariant.Holds(!Data.Child.IsNone());
        Emit(new(SupervisorAction.Kill) { Process = Data.Child });
    }

    private void BeginBackingOff(StateMachine<SupervisorState, SupervisorTrigger>.Transition transition)
    {
        Invariant.Holds(!Data.Child.IsNone());
        var wait = Data.Backoff.Next(Data.Stable, settings, ref Data.Dice);
        if (settings.ForgivesFirst && Data.Backoff.Failures == 1)
            wait = Backoff.Soon(settings, ref Data.Dice);
        ArmIn(SupervisorDeadline.Retry, wait);
        Emit(new(SupervisorAction.ReportDown)
        {
            Process = Data.Child,
            DownCause = CauseOf(transition),
            ExitCode = Input.ExitCode,
            ErrorNumber = Input.ErrorNumber,
            Failures = Data.Backoff.Failures,
            RetryIn = wait,
        });
        Data.Stable = false;
        Data.HasTrouble = true;
        Data.KillCause = DownCause.None;
        Data.Child = default;
    }

    private DownCause CauseOf(StateMachine<SupervisorState, SupervisorTrigger>.Transition transition) =>
        transition.Source == SupervisorState.Killing ? Data.KillCause
        : transition.Trigger == SpawnFailed ? DownCause.SpawnFailed
        : DownCause.Exited;
}
