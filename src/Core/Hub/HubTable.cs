using Holdover.Machines;

namespace Holdover.Hub;

/// <summary>The entries of one kind that an account has, in the order in which they came, and never more than so many.</summary>
/// <param name="countMax">How many.</param>
public sealed class HubTable<TEntry, TKey>(int countMax) : IEncodable, ICopyable<HubTable<TEntry, TKey>>
    where TEntry : struct, IHubEntry<TKey>
    where TKey : struct, IEquatable<TKey>
{
    private readonly TEntry[] entries = new TEntry[countMax];
    private int count;

    public int Count => count;

    public bool IsFull => count == entries.Length;

    public ReadOnlySpan<TEntry> Entries => entries.AsSpan(0, count);

    /// <summary>The place of the entry that is due first, ties by order; -1 if none ever is.</summary>
    public int Earliest
    {
        get
        {
            var (earliest, due) = (-1, MonotonicTime.Never);
            for (var place = 0; place < count; place++)
            {
                if (entries[place].Due < due)
                    (earliest, due) = (place, entries[place].Due);
            }

            return earliest;
        }
    }

    public MonotonicTime EarliestDue => Earliest is >= 0 and var place ? entries[place].Due : MonotonicTime.Never;

    /// <summary>By place; a place changes when an earlier one leaves.</summary>
    public ref TEntry this[int place] => ref entries[place];

    public bool Has(TKey key) => Find(key) >= 0;

    /// <summary>The place of a key, or -1.</summary>
    public int Find(TKey key)
    {
        for (var place = 0; place < count; place++)
        {
            if (entries[place].Key.Equals(key))
                return place;
        }

        return -1;
    }

    public void Add(in TEntry entry)
    {
        Invariant.Holds(!IsFull);
        Invariant.Holds(!Has(entry.Key));
        entries[count++] = entry;
    }

    public TEntry RemoveAt(int place)
    {
        Invariant.Holds(place >= 0 && place < count);
        var removed = entries[place];
        entries.AsSpan(place + 1, count - place - 1).CopyTo(entries.AsSpan(place));
        count--;
        return removed;
    }

    public void Clear() => count = 0;

    public void CopyTo(HubTable<TEntry, TKey> other)
    {
        Entries.CopyTo(other.entries);
        other.count = count;
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Count(ref count, entries.Length);
        for (var place = 0; place < count; place++)
            entries[place].Encode(ref codec);
    }
}
