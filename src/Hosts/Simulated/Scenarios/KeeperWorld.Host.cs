using Holdover.Keeper;
using Holdover.Machines;
using Holdover.Supervisor;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <content>What a host would do for a keeper.</content>
internal sealed partial class KeeperWorld
{
    private static Duration ShortestWait => Child.BackoffInitial / 2;

    /// <summary>Who lives and does not hang says so before anything is due.</summary>
    private void Elapse()
    {
        Now = MonotonicTime.Max(Now, Body.Keeper.NextDeadline);
        for (var place = 0; place < ChildrenCount; place++)
        {
            if (Body.Seats[place] is { IsAlive: true, Hangs: false, IsStarting: false } seat && !seat.Process.IsNone())
                Step(KeeperInput.ForChild(place, SupervisorInput.HeartbeatReceived(seat.Process)));
            Steady(ref Body.Seats[place]);
        }

        Body.Keeper.Tick(Now, effects);
        HandleEffects();
    }

    /// <summary>A run that is long enough makes good what was before it; a wait that is over is none.</summary>
    private void Steady(ref KeeperBody.Child seat)
    {
        if (seat.StableAt != MonotonicTime.None && seat.StableAt <= Now)
            (seat.Failures, seat.StableAt) = (0, MonotonicTime.None);
        if (seat.NotBefore <= Now)
            seat.NotBefore = MonotonicTime.None;
    }

    private void Deliver(KeeperLane lane, int place)
    {
        switch (lane)
        {
            case KeeperLane.KeeperStarts:
                Body.IsAlive = true;
                Step(KeeperInput.StartRequested());
                break;
            case KeeperLane.Search:
                Find();
                break;
            case KeeperLane.Socket:
                var socket = Body.Socket;
                Body.Socket = default;
                Step(KeeperInput.Bound(socket));
                break;
            default:
                DeliverChild(place);
                break;
        }
    }

    private void Find()
    {
        var search = Body.Search;
        Body.Search = default;
        for (var place = 0; place < ChildrenCount; place++)
        {
            if (!Body.Seats[place].IsAlive || (plant == KeeperPlant.ForgetWorkers && place > 0))
                continue;
            Seen |= (place == 0 ? KeeperSights.FoundCoordinator : KeeperSights.FoundWorker) | (Body.Seats[place].Hangs ? KeeperSights.FoundHanging : KeeperSights.None);
            Step(KeeperInput.Found(place, new(place + 1, 1)));
        }

        Step(Body.Seats[1] is { IsAlive: true, Hangs: false } ? KeeperInput.SocketAdopted(search) : KeeperInput.NothingAdopted(search));
    }

    private void DeliverChild(int place)
    {
        ref var seat = ref Body.Seats[place];
        if (seat.IsStarting)
        {
            (seat.IsStarting, seat.IsAlive, seat.StableAt) = (false, true, Now + Child.StableAfter);
            Step(KeeperInput.ForChild(place, SupervisorInput.Spawned(seat.Process)));
            return;
        }

        var (process, exitCode) = (seat.Process, seat.ExitCode);
        seat.HasExited = false;
        seat.Process = default;
        if (seat.StableAt == MonotonicTime.None)
            (seat.Failures, seat.NotBefore) = (0, MonotonicTime.None);
        else
            Fail(ref seat);
        Seen |= Body.WasStopped ? KeeperSights.DiedStopping : KeeperSights.None;
        Step(KeeperInput.ForChild(place, SupervisorInput.Exited(process, exitCode)));
    }

    /// <summary>The first failure in a row is forgiven: what comes after another has its time.</summary>
    private void Fail(ref KeeperBody.Child seat)
    {
        seat.Failures = Math.Min(seat.Failures + 1, 2);
        seat.NotBefore = seat.Failures > 1 ? Now + ShortestWait : MonotonicTime.None;
        seat.StableAt = MonotonicTime.None;
    }

    private void Die(ref KeeperBody.Child seat, int exitCode)
    {
        (seat.IsAlive, seat.Hangs) = (false, false);
        (seat.HasExited, seat.ExitCode) = (Body.IsAlive && !seat.Process.IsNone(), exitCode);
        Seen |= Body.IsAlive ? KeeperSights.None : KeeperSights.DiedAlone;
    }

    private void GoWrong(KeeperFault fault, int place)
    {
        ref var seat = ref Body.Seats[place];
        switch (fault)
        {
            case KeeperFault.KeeperDies:
                KillKeeper();
                break;
            case KeeperFault.ChildDies:
                Die(ref seat, Killed);
                break;
            case KeeperFault.ChildHangs:
                seat.Hangs = true;
                break;
            default:
                RefuseSpawn(place);
                break;
        }
    }

    private void RefuseSpawn(int place)
    {
        ref var seat = ref Body.Seats[place];
        var process = seat.Process;
        (seat.IsStarting, seat.Process) = (false, default);
        Fail(ref seat);
        Step(KeeperInput.ForChild(place, SupervisorInput.SpawnFailed(process, errorNumber: 11)));
    }

    /// <summary>What it knew goes with it; who lives, lives on.</summary>
    private void KillKeeper()
    {
        (Body.IsAlive, Body.Search, Body.Socket) = (false, default, default);
        for (var place = 0; place < ChildrenCount; place++)
        {
            ref var seat = ref Body.Seats[place];
            seat = new() { IsAlive = seat.IsAlive, Hangs = seat.Hangs };
        }

        fresh.CopyTo(Body.Keeper);
        Body.Keeper.Rewind(Now);
    }

    private void Step(in KeeperInput input)
    {
        Body.Keeper.Step(in input, Now, effects);
        HandleEffects();
    }

    private void HandleEffects()
    {
        foreach (ref readonly var effect in effects.Effects)
            Handle(in effect);
        effects.Clear();
    }

    private void Handle(in KeeperEffect effect)
    {
        switch (effect.Action)
        {
            case KeeperAction.FindPredecessor:
                Body.Search = effect.Asked;
                break;
            case KeeperAction.Bind:
                Body.Socket = effect.Asked;
                break;
            case KeeperAction.ForChild:
                Handle(in effect.Child, ref Body.Seats[effect.Place]);
                break;
            case KeeperAction.ReportEnded:
                Body.IsEnded = true;
                if (IsAnyAlive)
                    Break(EndsAlone);
                break;
            default:
                break;
        }
    }

    private void Handle(in SupervisorEffect effect, ref KeeperBody.Child seat)
    {
        switch (effect.Action)
        {
            case SupervisorAction.Spawn:
                Spawn(effect.Process, ref seat);
                break;
            case SupervisorAction.Watch:
                (seat.Process, seat.StableAt) = (effect.Process, Now + Child.StableAfter);
                break;
            case SupervisorAction.Stop or SupervisorAction.ForwardSignal when seat is { IsAlive: true, Hangs: false }:
                Die(ref seat, exitCode: 0);
                break;
            case SupervisorAction.Kill when seat.IsAlive:
                Seen |= seat.Hangs ? KeeperSights.KilledHanging : KeeperSights.None;
                Die(ref seat, Killed);
                break;
            default:
                break;
        }
    }

    private void Spawn(ProcessEpoch process, ref KeeperBody.Child seat)
    {
        if (seat.IsAlive || seat.IsStarting)
            Break(OneChild);
        if (seat.NotBefore > Now)
            Break(Paced);
        Seen |= seat.Failures > 1 ? KeeperSights.StartedInTime : KeeperSights.None;
        (seat.Process, seat.IsStarting, seat.NotBefore) = (process, true, MonotonicTime.None);
    }
}
