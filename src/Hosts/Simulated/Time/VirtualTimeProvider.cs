using System.Globalization;

namespace Holdover.Hosts.Simulated.Time;

/// <summary>
/// Time that stands still until it is moved: the members of <c>FakeTimeProvider</c> (Microsoft.Extensions.Time.Testing),
/// with the same meaning and the same exceptions, made exact enough to repeat a run from its seed.
/// </summary>
/// <remarks>
/// <para>What differs from <c>FakeTimeProvider</c>:</para>
/// <list type="bullet">
/// <item>Timers fire in strict order: by due time, and among those due at one instant in the order in which they were
/// armed (created, changed, or armed again after a period).</item>
/// <item>A callback sees its own due time as <see cref="GetUtcNow"/>, however far the time is being moved.</item>
/// <item>Creating, changing, disposing and firing a timer cost the logarithm of the number of timers.</item>
/// <item>A callback that moves the time fires what falls due in between before its own call returns, in order and with
/// their own due times; the time never goes back, and the outer move then goes on to its end if that is still ahead.
/// A periodic timer is armed again when its callback has returned, so it never runs inside itself.</item>
/// <item>A callback that throws ends the move at its due time. The exception reaches whoever moved the time; what was due
/// later stays armed, and a later move fires it.</item>
/// <item>The garbage collector never decides whether a timer fires: an armed timer stays until it fires or is disposed.</item>
/// <item><see cref="GetUtcNow"/> has offset zero, whatever offset a time was given with, and no real time passes in
/// <see cref="Advance"/>.</item>
/// </list>
/// <para>
/// Safe for any number of threads, and no callback runs under its lock. One thread at a time fires timers: the one that
/// began to move the time. Where another moves it meanwhile, the first goes on to the farther end (two advances of a second
/// from two threads are two seconds), and the other returns at once.
/// </para>
/// </remarks>
public sealed partial class VirtualTimeProvider : TimeProvider
{
    /// <summary>More firings at one instant than this are a timer that re-arms itself at zero for ever: it is refused
    /// rather than endured.</summary>
    internal const int FiringsAtOneInstantMax = 10_000_000;

    private const int Nobody = 0;

    private readonly Lock _lock = new();
    private readonly TimerQueue _queue = new();

    // Timers live on a scale of their own, which only ever moves forward; the clock reads it with _adjustment added.
    private long _now;
    private long _adjustment;

    // Where the outermost move ends, and the thread that fires its timers. At rest: _now, and Nobody.
    private long _goal;
    private int _mover;

    private long _sequence;
    private int _firingsAtThisInstant;
    private TimeSpan _autoAdvanceAmount;
    private TimeZoneInfo _localTimeZone = TimeZoneInfo.Utc;

    /// <summary>Starts at midnight of January 1st 2000, UTC.</summary>
    public VirtualTimeProvider()
        : this(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    public VirtualTimeProvider(DateTimeOffset startDateTime)
    {
        Start = startDateTime.ToUniversalTime();
        _now = _goal = Start.Ticks;
    }

    /// <summary>The time that this provider started at.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>How far each <see cref="GetUtcNow"/> moves the time, after reading it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan AutoAdvanceAmount
    {
        get => _autoAdvanceAmount;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            _autoAdvanceAmount = value;
        }
    }

    public override TimeZoneInfo LocalTimeZone => _localTimeZone;

    /// <summary>A timestamp is a tick of 100 ns, so that none is lost in converting.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Timers armed now.</summary>
    internal int TimersArmed
    {
        get
        {
            lock (_lock)
                return _queue.Count;
        }
    }

    /// <summary>What the timers cost so far, in comparisons.</summary>
    internal long Comparisons
    {
        get
        {
            lock (_lock)
                return _queue.Comparisons;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        DateTimeOffset read;
        lock (_lock)
            read = UtcNow;
        if (_autoAdvanceAmount > TimeSpan.Zero)
            Advance(_autoAdvanceAmount);
        return read;
    }

    /// <summary>The ticks of <see cref="GetUtcNow"/>, which this reads without moving the time.</summary>
    public override long GetTimestamp()
    {
        lock (_lock)
            return UtcNow.Ticks;
    }

    /// <summary>Moves the time forward to a moment, firing what falls due.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The moment has passed.</exception>
    public void SetUtcNow(DateTimeOffset value)
    {
        bool outermost;
        long end;
        lock (_lock)
        {
            end = value.UtcTicks - _adjustment;
            if (end < _now)
                throw new ArgumentOutOfRangeException(nameof(value), $"Cannot go back in time. Current time is {UtcNow}.");
            if (!TryBegin(end, out outermost))
                return;
        }

        Move(end, outermost);
    }

    /// <summary>Moves the time forward by an amount, firing what falls due.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative, or leads past the end of time.</exception>
    public void Advance(TimeSpan delta)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delta, TimeSpan.Zero);
        bool outermost;
        long end;
        lock (_lock)
        {
            var from = IsMovedByAnother ? Math.Max(_goal, _now) : _now;
            ArgumentOutOfRangeException.ThrowIfGreaterThan(delta.Ticks, DateTimeOffset.MaxValue.Ticks - from - _adjustment, nameof(delta));
            end = from + delta.Ticks;
            if (!TryBegin(end, out outermost))
                return;
        }

        Move(end, outermost);
    }

    /// <summary>Sets the clock, forward or back, as a person or NTP does: every timer fires after as long as it would have.</summary>
    public void AdjustTime(DateTimeOffset value)
    {
        lock (_lock)
            _adjustment = value.UtcTicks - _now;
    }

    public void SetLocalTimeZone(TimeZoneInfo localTimeZone)
    {
        ArgumentNullException.ThrowIfNull(localTimeZone);
        _localTimeZone = localTimeZone;
    }

    /// <summary>A timer that fires as the time is moved, on the thread that moves it; due at zero, before this returns,
    /// unless timers are firing: then in its turn.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public override string ToString()
    {
        lock (_lock)
            return UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture);
    }
}
