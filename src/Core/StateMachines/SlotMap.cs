using System.Runtime.CompilerServices;

namespace Holdover.StateMachines;

/// <summary>Gives each value of a type a small number, its slot, which indexes the compiled table.</summary>
/// <remarks>
/// The bits of an enum, integer, character or boolean are its slot as they stand, as long as they are small: no hashing and
/// no lookup on the way from a trigger to its row. Every other value is numbered when it is first mentioned.
/// </remarks>
internal sealed class SlotMap<T>
{
    /// <summary>Slots that are taken by value; it bounds what one stray large value can cost in table rows.</summary>
    private const int DirectSlotsMax = 128;

    private static readonly bool s_isDirect = IsDirect();

    private readonly HashedSlots<T> _hashed = new(s_isDirect ? DirectSlotsMax : 0);

    /// <summary>One more than the highest slot that has been given out.</summary>
    public int Count { get; private set; }

    /// <summary>The slot of a value, or one that no table has when the value was never mentioned.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(T value)
    {
        if (s_isDirect)
        {
            var bits = Bits(value);
            if (bits < DirectSlotsMax)
                return (int)bits;
        }
        return _hashed.Find(value);
    }

    /// <summary>The slot of a value, given out now when this is its first mention.</summary>
    public int Add(T value)
    {
        var slot = Find(value);
        if (slot == HashedSlots<T>.Unknown)
            slot = _hashed.Add(value);
        Count = Math.Max(Count, slot + 1);
        Invariant.Holds(slot < Count);
        return slot;
    }

    /// <summary>The value's own bits: different values of one type have different bits, so they can stand for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(T value) => Unsafe.SizeOf<T>() switch
    {
        1 => Unsafe.As<T, byte>(ref value),
        2 => Unsafe.As<T, ushort>(ref value),
        4 => Unsafe.As<T, uint>(ref value),
        _ => Unsafe.As<T, ulong>(ref value),
    };

    private static bool IsDirect() =>
        typeof(T).IsEnum || Type.GetTypeCode(typeof(T)) is >= TypeCode.Boolean and <= TypeCode.UInt64;
}
