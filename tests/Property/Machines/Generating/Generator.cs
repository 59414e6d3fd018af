using Holdover.Machines;

namespace Holdover.Tests.Property.Machines.Generating;

/// <summary>
/// Draws what a world might say: mostly about what lives, at times that are near, and now and then about what is long
/// gone, was never asked for, or is of any size.
/// </summary>
internal sealed class Generator(ulong seed)
{
    private static readonly int[] Counts = [1, 2, 3, 240, 480, 960, 4_800, 480_000];
    private static readonly int[] Rates = [8_000, 44_100, 48_000, 192_000];

    private readonly Random random = new(unchecked((int)(seed ^ (seed >> 32))));
    private readonly List<uint>[] epochs = [.. Enum.GetValues<EpochKind>().Select(_ => new List<uint>())];

    public MonotonicTime Now { get; set; }

    /// <summary>Whether numbers are of any size: what is in a file can be.</summary>
    public bool Hostile { get; init; }

    /// <summary>Whether the instants that a peer tells are of any size: its clock is its own.</summary>
    public bool ForeignClocks { get; init; }

    public bool Chance(double probability) => random.NextDouble() < probability;

    public int Below(int count) => random.Next(count);

    public T Pick<T>(IReadOnlyList<T> among) => among[random.Next(among.Count)];

    /// <summary>A span from 1 us to 16 s, all orders of magnitude alike.</summary>
    public Duration Span() => new(1L << random.Next(24) | (uint)random.Next(1 << 10));

    public long Instant() => (Hostile || ForeignClocks) && Chance(0.3) ? Extreme() : Now.Microseconds + (Chance(0.5) ? Span().Microseconds : -Span().Microseconds);

    public long Number() => Hostile && Chance(0.5) ? Extreme() : Pick(Counts);

    public int Count() => Hostile && Chance(0.3) ? unchecked((int)Extreme()) : Pick(Counts);

    public int Few() => random.Next(4);

    public int Rate() => Pick(Rates);

    public double Real() => Hostile ? BitConverter.Int64BitsToDouble(Extreme()) : random.NextDouble() * 1_000;

    public ulong Bits() => unchecked((ulong)random.NextInt64(long.MinValue, long.MaxValue));

    /// <summary>Notes an epoch that was seen to live.</summary>
    public void Saw(EpochKind kind, uint epoch)
    {
        if (epoch == 0)
            return;
        var seen = epochs[(int)kind];
        var place = seen.BinarySearch(epoch);
        if (place < 0)
            seen.Insert(~place, epoch);
        if (seen.Count > 4)
            seen.RemoveAt(0);
    }

    /// <summary>An epoch: often the newest, sometimes an older one or one that nobody ever saw; never none.</summary>
    public uint Epoch(EpochKind kind)
    {
        var seen = epochs[(int)kind];
        var newest = seen.Count == 0 ? 0 : seen[^1];
        return newest == 0 || Chance(0.1) ? checked(newest + 1 + (uint)random.Next(2))
            : Chance(0.8) ? newest
            : Pick(seen);
    }

    private long Extreme() => random.Next(4) switch
    {
        0 => long.MinValue + random.Next(2),
        1 => long.MaxValue - random.Next(2),
        2 => random.Next(3) - 1,
        _ => random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64),
    };
}
