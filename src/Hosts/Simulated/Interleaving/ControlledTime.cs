namespace Holdover.Hosts.Simulated.Interleaving;

/// <summary>Time that comes to its next timer when a run lets it, and stands still otherwise.</summary>
internal sealed class ControlledTime : TimeProvider
{
    /// <summary>The lane of its choices.</summary>
    public const int Lane = 0;

    private readonly List<Timer> armed = [];
    private long now = TimeSpan.TicksPerHour;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public bool IsAnyArmed => armed.Count > 0;

    public override long GetTimestamp() => now;

    public override DateTimeOffset GetUtcNow() => new(now, TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Fires the timer that is due first; of those due at one instant, the one that was armed first.</summary>
    public void ComeToNext()
    {
        var next = armed.MinBy(timer => timer.Due)!;
        armed.Remove(next);
        now = Math.Max(now, next.Due);
        next.Fire();
    }

    private sealed class Timer(ControlledTime time, TimerCallback callback, object? state) : ITimer
    {
        private bool isDisposed;
        private TimeSpan again = Timeout.InfiniteTimeSpan;

        public long Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.armed.Remove(this);
            if (isDisposed)
                return false;
            again = period;
            if (dueTime == Timeout.InfiniteTimeSpan)
                return true;
            Due = time.now + dueTime.Ticks;
            time.armed.Add(this);
            return true;
        }

        public void Fire()
        {
            if (again > TimeSpan.Zero)
                Change(again, again);
            callback(state);
        }

        public void Dispose()
        {
            isDisposed = true;
            time.armed.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
