using Holdover.Keeper;
using Holdover.Machines;
using Holdover.Tests.Property.Machines.Generating;

namespace Holdover.Tests.Property.Machines.Walking;

/// <summary>
/// Supervisors tell only of the children that there are, an end only of one that has been told to end or did so by
/// itself, which a worker never does, and after an end nothing more.
/// </summary>
internal sealed class KeeperNeighbour : INeighbour<KeeperState, KeeperDeadline, KeeperData, KeeperInput>
{
    public bool Refine(in Instance<KeeperState, KeeperDeadline, KeeperData> hearer, ref KeeperInput input, Generator generator)
    {
        var trigger = input.Trigger;
        if (input.Part == KeeperPart.Child)
            return false;
        if (trigger == KeeperTrigger.StopRequested && hearer.State is KeeperState.Serving or KeeperState.Starting && generator.Chance(0.7))
            return false;
        if (trigger < KeeperTrigger.WorkerUp || trigger > KeeperTrigger.CoordinatorEnded)
            return true;
        input.Place = trigger < KeeperTrigger.CoordinatorUp ? 1 : 0;
        input.Failures = generator.Below(8);
        input.Code = generator.Below(6);
        var hasEnded = (hearer.Data.Ended & (1 << input.Place)) != 0;
        return hearer.State is not (KeeperState.Idle or KeeperState.Stopped) && !hasEnded
            && (trigger != KeeperTrigger.WorkerEnded || hearer.State == KeeperState.Stopping);
    }
}
