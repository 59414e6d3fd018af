using Holdover.Machines;

namespace Holdover.Hosts.Real.Pump;

/// <summary>The machines' time on a <see cref="TimeProvider"/>. The system's is CLOCK_MONOTONIC, the same in every process of a machine.</summary>
public sealed class MonotonicClock(TimeProvider provider)
{
    public TimeProvider Provider => provider;

    public MonotonicTime Now => new((long)((Int128)provider.GetTimestamp() * 1_000_000 / provider.TimestampFrequency));

    /// <summary>How long until an instant: zero if it has passed, infinite if it never comes.</summary>
    public TimeSpan Until(MonotonicTime instant)
    {
        if (instant == MonotonicTime.Never)
            return Timeout.InfiniteTimeSpan;
        var left = Math.Clamp((instant - Now).Microseconds, 0, int.MaxValue * 1_000L);

        // Timers count milliseconds and round down: one that fires early only ticks for nothing and is armed again.
        return TimeSpan.FromMilliseconds((left + 999) / 1_000);
    }
}
