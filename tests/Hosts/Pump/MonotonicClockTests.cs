using Holdover.Hosts.Real.Pump;

namespace Holdover.Tests.Hosts.Pump;

public sealed class MonotonicClockTests
{
    /// <summary>A computer whose wall clock is set by an hour, either way, while it is awake for a second.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void C88_The_time_of_machines_is_not_the_walls(int hours)
    {
        var computer = new Computer();
        var clock = new MonotonicClock(computer);
        var (before, wall) = (clock.Now, computer.GetUtcNow());
        (computer.Awake, computer.Set) = (TimeSpan.FromSeconds(1), TimeSpan.FromHours(hours));
        Assert.Equal(TimeSpan.FromSeconds(1) + TimeSpan.FromHours(hours), computer.GetUtcNow() - wall);
        Assert.Equal(1_000_000, (clock.Now - before).Microseconds);
        Assert.Equal(TimeSpan.FromSeconds(9), clock.Until(before + Machines.Duration.FromSeconds(10)));
    }

    private sealed class Computer : TimeProvider
    {
        public TimeSpan Awake { get; set; }

        public TimeSpan Set { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Awake.Ticks;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + TimeSpan.FromDays(1) + Awake + Set;
    }
}
