using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Running;

/// <summary>
/// One machine's monotonic clock: it began at some time of its own, and drifts against the world's. Integers only, the
/// same on every machine that simulates it.
/// </summary>
internal sealed class Computer
{
    private const long Billion = 1_000_000_000;

    private readonly Schedule schedule;
    private MonotonicTime worldAtBase;
    private MonotonicTime localAtBase;
    private long driftPpb;

    /// <param name="schedule">Whose time it drifts against.</param>
    /// <param name="bootedFor">What its clock shows now.</param>
    /// <param name="driftPpb">Nanoseconds that it gains in a second.</param>
    public Computer(Schedule schedule, Duration bootedFor, long driftPpb)
    {
        this.schedule = schedule;
        worldAtBase = schedule.Now;
        localAtBase = new(bootedFor.Microseconds);
        this.driftPpb = driftPpb;
    }

    public MonotonicTime Now => LocalAt(schedule.Now);

    public MonotonicTime LocalAt(MonotonicTime world)
    {
        var passed = (world - worldAtBase).Microseconds;
        return localAtBase + new Duration(passed + (passed * driftPpb / Billion));
    }

    /// <summary>The first instant of the world at which the clock shows at least this.</summary>
    public MonotonicTime WorldAt(MonotonicTime local)
    {
        if (local == MonotonicTime.Never)
            return MonotonicTime.Never;
        var passed = (local - localAtBase).Microseconds;
        var world = worldAtBase + new Duration(passed - (passed * driftPpb / (Billion + driftPpb)));
        while (LocalAt(world) < local)
            world += new Duration(1);
        return world;
    }

    /// <summary>From now on it gains so many nanoseconds a second.</summary>
    public void Drift(long ppb)
    {
        (localAtBase, worldAtBase) = (Now, schedule.Now);
        driftPpb = ppb;
    }

    /// <summary>It was switched off and on: its clock begins anew.</summary>
    public void Reboot(Duration bootedFor) => (localAtBase, worldAtBase) = (new(bootedFor.Microseconds), schedule.Now);
}
