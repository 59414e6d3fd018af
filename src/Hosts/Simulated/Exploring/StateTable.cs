namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>
/// The states that were seen, by fingerprint, numbered as they come; of each, from which it was reached first and by
/// which choice. The states themselves are not kept: a path leads to each.
/// </summary>
internal sealed class StateTable
{
    public const int NoParent = -1;

    private const int CapacityInitial = 1 << 12;

    private Fingerprint[] fingerprints = new Fingerprint[CapacityInitial];
    private int[] parents = new int[CapacityInitial];
    private byte[] choices = new byte[CapacityInitial];

    /// <summary>Open addressing: the number of a state plus 1, or 0 for nothing. Twice as many slots as states.</summary>
    private int[] slots = new int[CapacityInitial * 2];

    public int Count { get; private set; }

    /// <summary>Bytes that are held for the states.</summary>
    public long Bytes => (fingerprints.LongLength * 16) + (parents.LongLength * sizeof(int)) + choices.LongLength + (slots.LongLength * sizeof(int));

    /// <summary>The number of a state; true if it is new.</summary>
    public bool TryAdd(Fingerprint fingerprint, int parent, int choice, out int state)
    {
        var slot = SlotOf(fingerprint);
        state = slots[slot] - 1;
        if (state >= 0)
            return false;
        state = Count++;
        fingerprints[state] = fingerprint;
        parents[state] = parent;
        choices[state] = (byte)choice;
        slots[slot] = Count;
        if (Count == fingerprints.Length)
            Grow();
        return true;
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

    private int SlotOf(Fingerprint fingerprint)
    {
        var mask = slots.Length - 1;
        var slot = (int)(fingerprint.Low & (ulong)mask);
        while (slots[slot] != 0 && fingerprints[slots[slot] - 1] != fingerprint)
            slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        var capacity = fingerprints.Length * 2;
        Array.Resize(ref fingerprints, capacity);
        Array.Resize(ref parents, capacity);
        Array.Resize(ref choices, capacity);
        slots = new int[capacity * 2];
        for (var state = 0; state < Count; state++)
            slots[SlotOf(fingerprints[state])] = state + 1;
    }
}
