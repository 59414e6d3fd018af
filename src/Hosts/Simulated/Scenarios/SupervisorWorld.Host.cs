using Holdover.Machines;
using Holdover.Supervisor;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <content>What a host, a child and those who want the device do.</content>
internal sealed partial class SupervisorWorld
{
    private const int CrashCode = 1;
    private const int KillCode = 137;
    private const int NoSuchFile = 2;
    private const int DeviceBusy = 16;

    /// <summary>A probe of our own, which looks like a child of ours in every way.</summary>
    private static readonly ProcessRef Own = new(99, StartedAt: 1);

    private static readonly StaleFacts Leftover = new(SameUser: true, SameExecutable: true, SameDevice: true, SupervisorDead: true, Ours: false);

    /// <summary>A sign of life comes before what is due at the same instant.</summary>
    private void Elapse()
    {
        Now = MonotonicTime.Max(Now, NextInstant);
        if (Body.Beat <= Now)
        {
            Body.Beat = Now + SupervisorRules.Settings.Heartbeat;
            Body.Observer.HearBeat(Now);
            Step(SupervisorInput.HeartbeatReceived(Body.Child));
            return;
        }

        Body.Supervisor.Tick(Now, effects);
        HandleEffects();
    }

    private void Want(SupervisorLane lane, int item)
    {
        switch (lane)
        {
            case SupervisorLane.Start:
                (Body.WasStarted, Body.Holder) = (true, (DeviceHolder)item);
                Step(SupervisorInput.StartRequested());
                break;
            case SupervisorLane.Interrupt:
                Body.InterruptsLeft--;
                Step(SupervisorInput.StopRequested(ProcessSignal.Interrupt));
                break;
            case SupervisorLane.Signal:
                Body.SignalsLeft--;
                Step(SupervisorInput.SignalReceived(ProcessSignal.Hangup));
                break;
            default:
                EndChild(exitCode: 0);
                break;
        }
    }

    private void Answer(SupervisorFlight flight)
    {
        switch (flight.Kind)
        {
            case SupervisorFlightKind.Probe:
                AnswerProbe(flight.Process);
                break;
            case SupervisorFlightKind.Search:
                AnswerSearch(flight.Process);
                break;
            case SupervisorFlightKind.Spawn:
                ComeUp(flight.Process);
                break;
            default:
                if (flight.Process == Body.Child)
                    EndChild(KillCode);
                break;
        }
    }

    private void AnswerProbe(ProcessEpoch probe)
    {
        var isCurrent = probe == Body.Observer.Probe;
        Order = isCurrent ? SupervisorOrder.None : SupervisorOrder.OldProbeAnswer;
        if (Body.Holder == DeviceHolder.Nobody)
        {
            if (isCurrent)
                Body.Observer.HearGrant();
            Step(SupervisorInput.ProbeSucceeded(probe));
            return;
        }

        if (isCurrent)
            Body.Observer.HearProbeFailed(Now);
        Step(SupervisorInput.ProbeFailed(probe, new(ProbeFault.Busy, DeviceBusy, HolderRef(Body.Holder))));
    }

    /// <summary>What looks like a child of ours: something of our own, and who holds the device, if it does.</summary>
    private void AnswerSearch(ProcessEpoch search)
    {
        var isCurrent = search == Body.Supervisor.Search;
        Order = !isCurrent ? SupervisorOrder.OldSearchAnswer
            : Body.Holder == DeviceHolder.LookAlike ? SupervisorOrder.LookAlikeSpared
            : SupervisorOrder.OwnSpared;
        Step(SupervisorInput.StaleFound(search, Own, Leftover with { Ours = plant != SupervisorPlant.LooseMatch }));
        if (Body.Holder is DeviceHolder.LookAlike or DeviceHolder.Leftover && plant != SupervisorPlant.BlindSearch)
            Step(SupervisorInput.StaleFound(search, HolderRef(Body.Holder), Leftover with { SupervisorDead = Body.Holder == DeviceHolder.Leftover }));
        Step(SupervisorInput.NoneStale(search));
    }

    private void ComeUp(ProcessEpoch child)
    {
        Order = Body.Observer.IsDoomed ? SupervisorOrder.UpAfterGivenUp : SupervisorOrder.None;
        (Body.Child, Body.Beat) = (child, Now);
        Step(SupervisorInput.Spawned(child));
    }

    private void EndChild(int exitCode)
    {
        var child = Body.Child;
        (Body.Child, Body.Beat) = (default, MonotonicTime.Never);
        Body.Observer.HearEnd(Now);
        Step(SupervisorInput.Exited(child, exitCode));
    }

    private void GoWrong(SupervisorFault fault, int place)
    {
        switch (fault)
        {
            case SupervisorFault.SpawnFails:
                var failed = Body.Flights.Remove(place);
                Body.Observer.HearEnd(Now);
                Step(SupervisorInput.SpawnFailed(failed.Process, NoSuchFile));
                break;
            case SupervisorFault.IsLate:
                Body.Flights.Delay(place);
                break;
            case SupervisorFault.Crashes:
                EndChild(CrashCode);
                break;
            case SupervisorFault.Hangs:
                Body.Beat = MonotonicTime.Never;
                break;
            case SupervisorFault.DeviceTaken:
                Body.Holder = DeviceHolder.LookAlike;
                break;
            default:
                Body.Holder = DeviceHolder.Leftover;
                break;
        }
    }

    private void Step(in SupervisorInput input)
    {
        Body.Supervisor.Step(in input, Now, effects);
        HandleEffects();
    }

    private void HandleEffects()
    {
        foreach (ref readonly var effect in effects.Effects)
            Handle(in effect);
        effects.Clear();
    }

    private void Handle(in SupervisorEffect effect)
    {
        if (Body.Observer.See(in effect, Now) is { } broken)
            Break(broken);
        switch (effect.Action)
        {
            case SupervisorAction.Probe:
                Body.Flights.Add(new(SupervisorFlightKind.Probe, effect.Process));
                break;
            case SupervisorAction.AbortProbe:
                Order = SupervisorOrder.ProbeGivenUp;
                Body.Observer.HearProbeFailed(Now);
                break;
            case SupervisorAction.FindStale:
                Body.Flights.Add(new(SupervisorFlightKind.Search, effect.Process));
                break;
            case SupervisorAction.KillStale:
                KillStale(effect.Stale);
                break;
            case SupervisorAction.Spawn:
                Body.Flights.Add(new(SupervisorFlightKind.Spawn, effect.Process));
                break;
            case SupervisorAction.ForwardSignal:
                Order = SupervisorOrder.SignalForwarded;
                break;
            case SupervisorAction.Stop:
                Leave(effect.Process);
                break;
            case SupervisorAction.Kill:
                Kill(effect.Process);
                break;
            case SupervisorAction.ReportDown:
                Order = effect.RetryIn == Duration.Zero ? SupervisorOrder.StartAtOnce : SupervisorOrder.StartAfterBackoff;
                break;
            case SupervisorAction.ReportEnded:
                (Body.Beat, Body.InterruptsLeft, Body.SignalsLeft, Body.FaultsLeft) = (MonotonicTime.Never, 0, 0, 0);
                break;
            default:
                break;
        }
    }

    private void KillStale(ProcessRef process)
    {
        if (process != HolderRef(DeviceHolder.Leftover) || Body.Holder != DeviceHolder.Leftover)
            Break(RightfulKill);
        (Order, Body.Holder) = (SupervisorOrder.LeftoverKilled, DeviceHolder.Nobody);
    }

    private void Kill(ProcessEpoch child)
    {
        if (Order == SupervisorOrder.None)
            Order = WasInterrupted && moving == SupervisorLane.Clock ? SupervisorOrder.KilledByGrace
                : moving == SupervisorLane.Interrupt && Body.InterruptsLeft == 0 ? SupervisorOrder.KilledBySecondInterrupt
                : Body.Child.IsNone() ? SupervisorOrder.SlowStartKilled : IsLeaving() ? SupervisorOrder.KilledAgain : SupervisorOrder.HungKilled;
        Leave(child);
    }

    /// <summary>The child ends, sooner or later, once; nothing leaves that is not there yet.</summary>
    private void Leave(ProcessEpoch child)
    {
        if (Body.Child == child && !IsLeaving())
            Body.Flights.Add(new(SupervisorFlightKind.Exit, child));
    }

    private bool IsLeaving()
    {
        for (var place = 0; place < Body.Flights.Count; place++)
        {
            if (Body.Flights[place] is { Kind: SupervisorFlightKind.Exit } exit && exit.Process == Body.Child)
                return true;
        }

        return false;
    }

    private static ProcessRef HolderRef(DeviceHolder holder) => new((int)holder, StartedAt: 1);
}
