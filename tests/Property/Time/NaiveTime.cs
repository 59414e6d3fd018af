namespace Holdover.Tests.Property.Time;

/// <summary>The model: a list of timers, searched from end to end for the one that is next.</summary>
internal sealed class NaiveTime : ITimeUnderTest
{
    private readonly List<Timer> _timers = [];
    private long _now;
    private long _adjustment;
    private long _armings;
    private int _depth;

    public long Now => _now + _adjustment;

    public void Create(Action callback, int due, int period)
    {
        _timers.Add(new Timer(callback));
        Change(_timers.Count - 1, due, period);
    }

    public bool Change(int timer, int due, int period)
    {
        var changed = _timers[timer];
        if (changed.Disposed)
            return false;
        changed.Armed = false;
        changed.Changes++;
        if (due < 0)
            return true;
        changed.Period = period;
        Arm(changed, _now + due);
        if (due == 0 && _depth == 0)
            MoveTo(_now);
        return true;
    }

    public void Dispose(int timer)
    {
        _timers[timer].Disposed = true;
        _timers[timer].Armed = false;
        _timers[timer].Changes++;
    }

    public void Advance(int ticks) => MoveTo(_now + ticks);

    public void SetUtcNow(long time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, Now);
        MoveTo(time - _adjustment);
    }

    public void AdjustTime(long time) => _adjustment = time - _now;

    private void Arm(Timer timer, long due)
    {
        timer.Armed = true;
        timer.Due = due;
        timer.Order = _armings++;
    }

    private void MoveTo(long end)
    {
        _depth++;
        try
        {
            while (Next(Math.Max(end, _now)) is { } timer)
                Fire(timer);
            _now = Math.Max(end, _now);
        }
        finally
        {
            _depth--;
        }
    }

    private Timer? Next(long end) =>
        _timers.Where(timer => timer.Armed && timer.Due <= end).OrderBy(timer => timer.Due).ThenBy(timer => timer.Order).FirstOrDefault();

    private void Fire(Timer timer)
    {
        timer.Armed = false;
        _now = timer.Due;
        var changes = timer.Changes;
        try
        {
            timer.Callback();
        }
        finally
        {
            if (timer.Period > 0 && timer.Changes == changes)
                Arm(timer, _now + timer.Period);
        }
    }

    private sealed record Timer(Action Callback)
    {
        public bool Armed { get; set; }

        public bool Disposed { get; set; }

        public long Due { get; set; }

        public long Order { get; set; }

        public int Period { get; set; }

        public int Changes { get; set; }
    }
}
