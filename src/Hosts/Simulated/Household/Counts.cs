using System.Runtime.CompilerServices;

namespace Holdover.Hosts.Simulated.Household;

/// <summary>How often each of a kind occurred.</summary>
public sealed class Counts<TKind>
    where TKind : unmanaged, Enum
{
    private readonly long[] counts = new long[Enum.GetValues<TKind>().Length];

    public long this[TKind kind] => counts[Unsafe.BitCast<TKind, int>(kind)];

    /// <summary>Those that never occurred.</summary>
    public IEnumerable<TKind> Never => Enum.GetValues<TKind>().Where(kind => this[kind] == 0);

    /// <summary>Of several runs together.</summary>
    public static Counts<TKind> Sum(IEnumerable<Counts<TKind>> all)
    {
        var sum = new Counts<TKind>();
        foreach (var one in all)
        {
            for (var place = 0; place < sum.counts.Length; place++)
                sum.counts[place] += one.counts[place];
        }

        return sum;
    }

    internal void Add(TKind kind) => counts[Unsafe.BitCast<TKind, int>(kind)]++;
}
