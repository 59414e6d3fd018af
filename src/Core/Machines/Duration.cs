namespace Holdover.Machines;

/// <summary>A span of time in microseconds.</summary>
public readonly record struct Duration(long Microseconds) : IComparable<Duration>
{
    public static readonly Duration Zero;

    public static Duration FromMilliseconds(long milliseconds) => new(milliseconds * 1_000);

    public static Duration FromSeconds(long seconds) => new(seconds * 1_000_000);

    public static Duration operator +(Duration left, Duration right) => new(left.Microseconds + right.Microseconds);

    public static Duration operator -(Duration left, Duration right) => new(left.Microseconds - right.Microseconds);

    public static Duration operator *(Duration span, long factor) => new(span.Microseconds * factor);

    public static Duration operator /(Duration span, long divisor) => new(span.Microseconds / divisor);

    public static bool operator <(Duration left, Duration right) => left.Microseconds < right.Microseconds;

    public static bool operator >(Duration left, Duration right) => left.Microseconds > right.Microseconds;

    public static bool operator <=(Duration left, Duration right) => left.Microseconds <= right.Microseconds;

    public static bool operator >=(Duration left, Duration right) => left.Microseconds >= right.Microseconds;

    public static Duration Min(Duration left, Duration right) => left <= right ? left : right;

    public static Duration Max(Duration left, Duration right) => left >= right ? left : right;

    public int CompareTo(Duration other) => Microseconds.CompareTo(other.Microseconds);

    public override string ToString() => string.Create(null, $"{Microseconds / 1_000}.{Math.Abs(Microseconds % 1_000):D3} ms");
}
