using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>
/// The states that were seen, by fingerprint, numbered as they come; of each, from which it was reached first and by
/// which choice. The states themselves are not kept: a path leads to each.
/// </summary>
internal sealed class StateTable
{
    public const int NoParent = -1;

    private const int CapacityInitial = 1 << 12;

    private int[] parents = new int[CapacityInitial];
    private byte[] choices = new byte[CapacityInitial];

    /// <summary>Open addressing, half full at most. A fingerprint lies beside its state's number: one look at memory for each that is asked for.</summary>
    private Entry[] entries = new Entry[CapacityInitial * 2];

    public int Count { get; private set; }

    /// <summary>Bytes that are held for the states.</summary>
    public long Bytes => (entries.LongLength * Unsafe.SizeOf<Entry>()) + (parents.LongLength * sizeof(int)) + choices.LongLength;

    /// <summary>The number of a state; true if it is new.</summary>
    public bool TryAdd(Fingerprint fingerprint, int parent, int choice, out int state)
    {
        ref var entry = ref EntryOf(fingerprint);
        state = entry.Number - 1;
        if (state >= 0)
            return false;
        state = Count++;
        parents[state] = parent;
        choices[state] = (byte)choice;
        entry = new(fingerprint.Low, fingerprint.High, Count);
        if (Count == parents.Length)
            Grow();
        return true;
    }

    /// <summary>Has the memory fetched that <see cref="TryAdd"/> will look at; without this it waits for it nearly each time.</summary>
    public unsafe void Prefetch(Fingerprint fingerprint)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref entries[SlotOf(fingerprint)]));
    }

    /// <summary>The choices that lead from the first state to one.</summary>
    public List<byte> PathTo(int state)
    {
        var path = new List<byte>();
        for (; parents[state] != NoParent; state = parents[state])
            path.Add(choices[state]);
        path.Reverse();
        return path;
    }

    /// <summary>The entry of a fingerprint, or the free one where it belongs.</summary>
    private ref Entry EntryOf(Fingerprint fingerprint)
    {
        var mask = entries.Length - 1;
        var slot = SlotOf(fingerprint);
        while (entries[slot].Number != 0 && !entries[slot].Is(fingerprint))
            slot = (slot + 1) & mask;
        return ref entries[slot];
    }

    /// <summary>Where a fingerprint's entry is looked for first.</summary>
    private int SlotOf(Fingerprint fingerprint) => (int)(fingerprint.Low & (ulong)(entries.Length - 1));

    private void Grow()
    {
        var before = entries;
        Array.Resize(ref parents, parents.Length * 2);
        Array.Resize(ref choices, choices.Length * 2);
        entries = new Entry[before.Length * 2];
        foreach (ref readonly var entry in before.AsSpan())
        {
            if (entry.Number != 0)
                EntryOf(new(entry.Low, entry.High)) = entry;
        }
    }

    /// <summary>A fingerprint's parts, so that four entries fill a line of the cache.</summary>
    /// <param name="Low">Of the fingerprint.</param>
    /// <param name="High">Of the fingerprint.</param>
    /// <param name="Number">The state's plus 1; 0 where there is none.</param>
    private readonly record struct Entry(ulong Low, uint High, int Number)
    {
        public bool Is(Fingerprint fingerprint) => Low == fingerprint.Low && High == fingerprint.High;
    }
}
