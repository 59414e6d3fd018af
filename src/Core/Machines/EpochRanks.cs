namespace Holdover.Machines;

/// <summary>
/// The epochs that live in a world, by kind, so that each can be written as its rank: two worlds that differ only in
/// how often something was tried before have the same shape. Which rank an epoch has is known once all are: where one is
/// mentioned, its rank is written last.
/// </summary>
public sealed class EpochRanks
{
    /// <summary>Live epochs of one kind; a scenario has a few. Their ranks take a byte.</summary>
    public const int LiveMax = 64;

    private readonly uint[,] live = new uint[EnumIndex<EpochKind>.Count, LiveMax];
    private readonly int[] counts = new int[EnumIndex<EpochKind>.Count];
    private (EpochKind Kind, uint Epoch, int Place)[] mentions = new (EpochKind, uint, int)[LiveMax];
    private int mentioned;

    public void Clear()
    {
        Array.Clear(counts);
        mentioned = 0;
    }

    /// <summary>Takes notice of an epoch whose rank belongs at a place of what is written. Nobody lives nowhere.</summary>
    public void Mention(EpochKind kind, uint epoch, int place)
    {
        if (epoch == 0)
            return;
        if (mentioned == mentions.Length)
            Array.Resize(ref mentions, 2 * mentioned);
        mentions[mentioned++] = (kind, epoch, place);
        var position = Find(kind, epoch);
        if (position < 0)
            Insert((int)kind, ~position, epoch);
    }

    /// <summary>Writes the rank, from 1, of each mentioned epoch among those of its kind to its place.</summary>
    public void Write(Span<byte> written)
    {
        foreach (var (kind, epoch, place) in mentions.AsSpan(0, mentioned))
            written[place] = (byte)(1 + Find(kind, epoch));
    }

    private void Insert(int row, int position, uint epoch)
    {
        Invariant.Holds(counts[row] < LiveMax);
        for (var index = counts[row]; index > position; index--)
            live[row, index] = live[row, index - 1];
        live[row, position] = epoch;
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
