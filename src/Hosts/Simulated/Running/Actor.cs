using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Running;

/// <summary>Something in the world that acts by itself, at one instant that it names beforehand.</summary>
internal abstract class Actor
{
    private readonly Schedule schedule;
    private readonly int number;

    protected Actor(Schedule schedule)
    {
        this.schedule = schedule;
        number = schedule.Add(this);
    }

    protected MonotonicTime Now => schedule.Now;

    /// <summary>Does what is due; called when its instant has come, and it is not armed any more.</summary>
    public abstract void Act();

    protected void ArmAt(MonotonicTime due) => schedule.Arm(number, due);

    protected void ArmIn(Duration span) => schedule.Arm(number, Now + span);

    protected void Disarm() => schedule.Disarm(number);
}
