using System.Buffers.Binary;

namespace Holdover.Machines;

/// <summary>A 64-bit hash that is the same on every machine and in every process (a multiply-and-fold over 8-byte words).</summary>
public static class StableHash
{
    private const ulong Multiplier = 0x9FB21C651E98DF25;

    /// <summary>Folds <paramref name="value"/> into <paramref name="hash"/>.</summary>
    public static ulong Add(ulong hash, ulong value)
    {
        unchecked
        {
            var mixed = (hash ^ value) * Multiplier;
            return (mixed ^ (mixed >> 32)) * Multiplier + value;
        }
    }

    /// <summary>Folds bytes into <paramref name="hash"/>; the length counts.</summary>
    public static ulong Add(ulong hash, ReadOnlySpan<byte> bytes)
    {
        hash = Add(hash, (ulong)bytes.Length);
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            hash = Add(hash, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        var tail = 0UL;
        foreach (var value in bytes)
            tail = (tail << 8) | value;
        return Add(hash, tail);
    }

    public static ulong Of(ReadOnlySpan<byte> bytes) => Add(0xCBF29CE484222325, bytes);
}
