using Holdover.Machines;

using static Holdover.Supervisor.SupervisorTrigger;

namespace Holdover.Supervisor;

/// <summary>
/// One child process, kept alive: whatever ends it, other than its own success or its owner's wish, leads to the next
/// start, never before its time and never while the last child lives.
/// </summary>
public sealed partial class SupervisorMachine
    : Machine<SupervisorState, SupervisorTrigger, SupervisorDeadline, SupervisorData, SupervisorInput, SupervisorEffect>
{
    private const string NotOurs = "there is no such thing: its reports are dropped as stale before they come here";
    private const string NoSuchDeadline = "the deadline is not armed here";
    private const string AlreadyStarted = "started already; the next start comes when it is due, not sooner";
    private const string NobodyToTell = "there is no child to tell";
    private const string BeingKilled = "it is being killed, and only its end counts";
    private const string Over = "supervision that is over stays over";

    private readonly SupervisorSettings settings;

    public SupervisorMachine()
        : this(SupervisorSettings.Default)
    {
    }

    public SupervisorMachine(SupervisorSettings settings)
    {
        Invariant.Holds(settings.Problem() is null);
        this.settings = settings;
        ConfigureChildless();
        ConfigureIdle();
        ConfigureProbing();
        ConfigureWaitingForDevice();
        ConfigureBackingOff();
        ConfigureTending();
        ConfigureSpawning();
        ConfigureRunning();
        ConfigureKilling();
        ConfigureEnding();
        ConfigureStopping();
        ConfigureForcing();
        ConfigureStopped();
    }

    public override Instance<SupervisorState, SupervisorDeadline, SupervisorData> Create(Dice dice) => new() { Data = new() { Dice = dice } };

    public override SupervisorTrigger Elapsed(SupervisorDeadline deadline) => deadline switch
    {
        SupervisorDeadline.Probe => ProbeTimedOut,
        SupervisorDeadline.Spawn => SpawnTimedOut,
        SupervisorDeadline.Heartbeat => HeartbeatMissed,
        SupervisorDeadline.Stable => ProvedStable,
        SupervisorDeadline.Exit => ExitTimedOut,
        SupervisorDeadline.Grace => GraceElapsed,
        _ => RetryDue,
    };

    protected override bool IsCurrent(in SupervisorInput input) => input.Process.IsNone() || input.Process == Data.EpochFor(input.Trigger);

    private void ConfigureChildless() => Table.Configure(SupervisorState.Childless)
        .Permit(StopRequested, SupervisorState.Stopped)
        .Ignore(NobodyToTell, SignalReceived)
        .Impossible(NotOurs, Spawned, SpawnFailed, HeartbeatReceived, Exited)
        .Impossible(NoSuchDeadline, SpawnTimedOut, HeartbeatMissed, ProvedStable, ExitTimedOut, GraceElapsed);

    private void ConfigureIdle() => Table.Configure(SupervisorState.Idle)
        .SubstateOf(SupervisorState.Childless)
        .PermitIf(StartRequested, SupervisorState.Probing, () => settings.Gate, "the child needs a device")
        .PermitIf(StartRequested, SupervisorState.Spawning, () => !settings.Gate, "the child needs no device")
        .Permit(Adopted, SupervisorState.Running)
        .Impossible(NotOurs, ProbeSucceeded, ProbeFailed, StaleFound, NoneStale)
        .Impossible(NoSuchDeadline, ProbeTimedOut, RetryDue);

    private void ConfigureProbing() => Table.Configure(SupervisorState.Probing)
        .SubstateOf(SupervisorState.Childless)
        .OnEntry(BeginProbe)
        .OnExit(EndProbe)
        .Permit(ProbeSucceeded, SupervisorState.Spawning)
        .Permit(ProbeFailed, SupervisorState.WaitingForDevice)
        .Permit(ProbeTimedOut, SupervisorState.WaitingForDevice)
        .Ignore(AlreadyStarted, StartRequested, Adopted)
        .Impossible(NotOurs, StaleFound, NoneStale)
        .Impossible(NoSuchDeadline, RetryDue);

    private void ConfigureWaitingForDevice() => Table.Configure(SupervisorState.WaitingForDevice)
        .SubstateOf(SupervisorState.Childless)
        .OnEntry(BeginWaiting)
        .OnExit(EndWaiting)
        .Permit(RetryDue, SupervisorState.Probing)
        .InternalTransitionIf(StaleFound, _ => IsLeftover, KillStale, "a leftover beyond doubt")
        .IgnoreIf(StaleFound, () => !IsLeftover, "a process that may have a right to the device")
        .InternalTransition(NoneStale, EndSearch)
        .Ignore(AlreadyStarted, StartRequested, Adopted)
        .Impossible(NotOurs, ProbeSucceeded, ProbeFailed)
        .Impossible(NoSuchDeadline, ProbeTimedOut);

    private void ConfigureBackingOff() => Table.Configure(SupervisorState.BackingOff)
        .SubstateOf(SupervisorState.Childless)
        .OnEntry(BeginBackingOff)
        .OnExit(() => Deadlines.Disarm(SupervisorDeadline.Retry))
        .PermitIf(RetryDue, SupervisorState.Probing, () => settings.Gate, "the child needs a device")
        .PermitIf(RetryDue, SupervisorState.Spawning, () => !settings.Gate, "the child needs no device")
        .Ignore(AlreadyStarted, StartRequested, Adopted)
        .Impossible(NotOurs, ProbeSucceeded, ProbeFailed, StaleFound, NoneStale)
        .Impossible(NoSuchDeadline, ProbeTimedOut);

    private void ConfigureTending() => Table.Configure(SupervisorState.Tending)
        .PermitIf(Exited, SupervisorState.Stopped, () => HasFinished, "it has done its work")
        .PermitIf(Exited, SupervisorState.BackingOff, () => !HasFinished, "it has failed")
        .Ignore(AlreadyStarted, StartRequested, Adopted)
        .Impossible(NotOurs, ProbeSucceeded, ProbeFailed, StaleFound, NoneStale)
        .Impossible(NoSuchDeadline, ProbeTimedOut, GraceElapsed, RetryDue);

    private void ConfigureSpawning() => Table.Configure(SupervisorState.Spawning)
        .SubstateOf(SupervisorState.Tending)
        .OnEntry(Spawn)
        .OnExit(() => Deadlines.Disarm(SupervisorDeadline.Spawn))
        .Permit(Spawned, SupervisorState.Running)
        .Permit(SpawnFailed, SupervisorState.BackingOff)
        .Permit(SpawnTimedOut, SupervisorState.Killing)
        .Permit(StopRequested, SupervisorState.Stopping)
        .Ignore("a child that is not up could die of it", SignalReceived)
        .Ignore("it counts once the child is up", HeartbeatReceived)
        .Impossible(NoSuchDeadline, HeartbeatMissed, ProvedStable, ExitTimedOut);

    private void ConfigureRunning() => Table.Configure(SupervisorState.Running)
        .SubstateOf(SupervisorState.Tending)
        .OnEntryFrom(Adopted, Adopt)
        .OnEntry(BecomeRunning)
        .OnExit(LeaveRunning)
        .InternalTransitionIf(HeartbeatReceived, _ => settings.HasHeartbeat, ExpectHeartbeat, "one is expected")
        .IgnoreIf(HeartbeatReceived, () => !settings.HasHeartbeat, "none is expected")
        .InternalTransition(ProvedStable, BecomeStable)
        .InternalTransition(SignalReceived, ForwardSignal)
        .Permit(HeartbeatMissed, SupervisorState.Killing)
        .Permit(StopRequested, SupervisorState.Stopping)
        .Ignore("it is up, and only its exit ends it", Spawned, SpawnFailed)
        .Impossible(NoSuchDeadline, SpawnTimedOut, ExitTimedOut);

    private void ConfigureKilling() => Table.Configure(SupervisorState.Killing)
        .SubstateOf(SupervisorState.Tending)
        .OnEntry(BeginKilling)
        .OnExit(() => Deadlines.Disarm(SupervisorDeadline.Exit))
        .Permit(SpawnFailed, SupervisorState.BackingOff)
        .InternalTransition(Spawned, Kill)
        .InternalTransition(ExitTimedOut, Kill)
        .Permit(StopRequested, SupervisorState.Forcing)
        .Ignore(BeingKilled, SignalReceived, HeartbeatReceived)
        .Impossible(NoSuchDeadline, SpawnTimedOut, HeartbeatMissed, ProvedStable);

    private void ConfigureEnding() => Table.Configure(SupervisorState.Ending)
        .Permit(Exited, SupervisorState.Stopped)
        .Permit(SpawnFailed, SupervisorState.Stopped)
        .Ignore("supervision is ending", StartRequested, Adopted, SignalReceived, HeartbeatReceived)
        .Impossible(NotOurs, ProbeSucceeded, ProbeFailed, StaleFound, NoneStale)
        .Impossible(NoSuchDeadline, ProbeTimedOut, SpawnTimedOut, HeartbeatMissed, ProvedStable, RetryDue);

    private void ConfigureStopping() => Table.Configure(SupervisorState.Stopping)
        .SubstateOf(SupervisorState.Ending)
        .OnEntry(BeginStopping)
        .OnExit(() => Deadlines.Disarm(SupervisorDeadline.Grace))
        .InternalTransition(Spawned, TellToStop)
        .Permit(GraceElapsed, SupervisorState.Forcing)
        .Permit(StopRequested, SupervisorState.Forcing)
        .Impossible(NoSuchDeadline, ExitTimedOut);

    private void ConfigureForcing() => Table.Configure(SupervisorState.Forcing)
        .SubstateOf(SupervisorState.Ending)
        .OnEntry(BeginForcing)
        .OnExit(() => Deadlines.Disarm(SupervisorDeadline.Exit))
        .InternalTransition(Spawned, EmitKill)
        .Permit(ExitTimedOut, SupervisorState.Stopped)
        .Ignore(BeingKilled, StopRequested)
        .Impossible(NoSuchDeadline, GraceElapsed);

    private void ConfigureStopped() => Table.Configure(SupervisorState.Stopped)
        .OnEntry(End)
        .Ignore(Over, StartRequested, Adopted, StopRequested, SignalReceived)
        .Impossible(NotOurs, ProbeSucceeded, ProbeFailed, StaleFound, NoneStale, Spawned, SpawnFailed, HeartbeatReceived, Exited)
        .Impossible(NoSuchDeadline, ProbeTimedOut, SpawnTimedOut, HeartbeatMissed, ProvedStable, ExitTimedOut, GraceElapsed, RetryDue);
}
