namespace Holdover.Machines;

/// <summary>
/// An instant on the clock of one machine that never steps (CLOCK_MONOTONIC), in microseconds since that machine's boot.
/// Wall-clock time exists only in hosts: what NTP does there moves nothing here.
/// </summary>
public readonly record struct MonotonicTime(long Microseconds) : IComparable<MonotonicTime>
{
    /// <summary>Later than every instant: the time of a deadline that is not armed.</summary>
    public static readonly MonotonicTime Never = new(long.MaxValue);

    /// <summary>No instant: what a field holds that means nothing yet. No clock starts here.</summary>
    public static readonly MonotonicTime None;

    /// <summary>Adds a span; saturates at <see cref="Never"/>, so that "in a very long time" cannot overflow.</summary>
    public static MonotonicTime operator +(MonotonicTime time, Duration span) =>
        time.Microseconds > long.MaxValue - Math.Max(span.Microseconds, 0) ? Never : new(time.Microseconds + span.Microseconds);

    public static MonotonicTime operator -(MonotonicTime time, Duration span) => new(time.Microseconds - span.Microseconds);

    public static Duration operator -(MonotonicTime later, MonotonicTime earlier) => new(later.Microseconds - earlier.Microseconds);

    public static bool operator <(MonotonicTime left, MonotonicTime right) => left.Microseconds < right.Microseconds;

    public static bool operator >(MonotonicTime left, MonotonicTime right) => left.Microseconds > right.Microseconds;

    public static bool operator <=(MonotonicTime left, MonotonicTime right) => left.Microseconds <= right.Microseconds;

    public static bool operator >=(MonotonicTime left, MonotonicTime right) => left.Microseconds >= right.Microseconds;

    public static MonotonicTime Min(MonotonicTime left, MonotonicTime right) => left <= right ? left : right;

    public static MonotonicTime Max(MonotonicTime left, MonotonicTime right) => left >= right ? left : right;

    public int CompareTo(MonotonicTime other) => Microseconds.CompareTo(other.Microseconds);

    public override string ToString() =>
        this == Never ? "never" : string.Create(null, $"{Microseconds / 1_000_000}.{Math.Abs(Microseconds % 1_000_000):D6}");
}
