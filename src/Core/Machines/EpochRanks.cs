namespace Holdover.Machines;

/// <summary>
/// The epochs that live in a world, by kind, so that each can be written as its rank: two worlds that differ only in
/// how often something was tried before have the same shape. Filled by collecting, then asked.
/// </summary>
public sealed class EpochRanks
{
    /// <summary>Live epochs of one kind; a scenario has a few.</summary>
    public const int LiveMax = 64;

    private readonly uint[,] live = new uint[EnumIndex<EpochKind>.Count, LiveMax];
    private readonly int[] counts = new int[EnumIndex<EpochKind>.Count];

    public void Clear() => Array.Clear(counts);

    /// <summary>Collects every epoch of a value.</summary>
    public void Collect<T>(ref T value)
        where T : IEncodable
    {
        var collector = new EpochCollector(this);
        value.Encode(ref collector);
    }

    /// <summary>The rank, from 1, of a collected epoch among those of its kind; nobody is 0.</summary>
    public int RankOf(EpochKind kind, uint epoch)
    {
        var position = Find(kind, epoch);
        Invariant.Holds(epoch == 0 || position >= 0);
        return epoch == 0 ? 0 : position + 1;
    }

    internal void Add(EpochKind kind, uint epoch)
    {
        var position = epoch == 0 ? 0 : Find(kind, epoch);
        if (position >= 0)
            return;
        var row = (int)kind;
        Invariant.Holds(counts[row] < LiveMax);
        for (var index = counts[row]; index > ~position; index--)
            live[row, index] = live[row, index - 1];
        live[row, ~position] = epoch;
        counts[row]++;
    }

    private int Find(EpochKind kind, uint epoch)
    {
        var row = (int)kind;
        for (var index = 0; index < counts[row]; index++)
        {
            if (live[row, index] == epoch)
                return index;
            if (live[row, index] > epoch)
                return ~index;
        }

        return ~counts[row];
    }
}
