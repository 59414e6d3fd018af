#pragma warning disable RS0030 // Hash order cannot leak: the dictionary is asked for one key at a time and never enumerated.
#pragma warning disable CS8714 // A null key is refused when it is looked up, which is soon enough.

namespace Holdover.StateMachines;

/// <summary>Numbers for the values that cannot stand for themselves, in the order in which they were first mentioned.</summary>
internal sealed class HashedSlots<T>(int firstSlot)
{
    /// <summary>The slot of a value that was never mentioned: no table is that large.</summary>
    public const int Unknown = int.MaxValue;

    private readonly Dictionary<T, int> _slots = [];

    public int Find(T value) => _slots.TryGetValue(value, out var slot) ? slot : Unknown;

    public int Add(T value)
    {
        var slot = firstSlot + _slots.Count;
        Invariant.Holds(slot < Unknown);
        _slots.Add(value, slot);
        return slot;
    }
}
