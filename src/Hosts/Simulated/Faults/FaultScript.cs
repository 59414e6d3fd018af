using Holdover.Hosts.Simulated.Household;
using Holdover.Hosts.Simulated.Running;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Faults;

/// <summary>Lets the faults of a plan begin and end when they are to.</summary>
internal sealed class FaultScript : Actor
{
    private readonly Home home;
    private readonly Excuses excuses;
    private readonly (MonotonicTime At, bool IsEnd, Fault Fault)[] events;
    private int next;

    public FaultScript(Home home, Excuses excuses, IReadOnlyList<Fault> plan)
        : base(home.Schedule)
    {
        (this.home, this.excuses) = (home, excuses);
        var beginning = Now;
        var begins = plan.Select(fault => (At: beginning + fault.At, false, fault));
        var ends = plan.Select(fault => (At: beginning + fault.End, true, fault));
        events = [.. begins.Concat(ends).OrderBy(step => step.At)];
        Arm();
    }

    public override void Act()
    {
        for (; next < events.Length && events[next].At <= Now; next++)
        {
            ref readonly var step = ref events[next];
            if (step.IsEnd)
            {
                home.End(in step.Fault);
            }
            else
            {
                excuses.Take(in step.Fault);
                home.Begin(in step.Fault);
            }
        }

        Arm();
    }

    private void Arm() => ArmAt(next < events.Length ? events[next].At : MonotonicTime.Never);
}
