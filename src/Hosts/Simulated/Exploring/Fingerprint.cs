using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>96 bits of a shape. That two of a hundred million shapes share one has a chance below 1 in 10^13.</summary>
internal readonly record struct Fingerprint(ulong Low, uint High)
{
    private const ulong SeedLow = 0xCBF29CE484222325;
    private const ulong SeedHigh = 0x2545F4914F6CDD1D;
    private const ulong MultiplierLow = 0x9FB21C651E98DF25;
    private const ulong MultiplierHigh = 0xD6E8FEB86659FD93;
    private const int Part = 2 * sizeof(ulong);

    /// <summary>
    /// Two lanes side by side, so that the second costs next to nothing: each waits for its own multiplication, which takes
    /// in two words at once. The last part is a whole one, too: it begins in the one before it.
    /// </summary>
    public static Fingerprint Of(scoped ReadOnlySpan<byte> shape)
    {
        var low = SeedLow ^ (ulong)shape.Length;
        var high = SeedHigh ^ (ulong)shape.Length;
        Span<byte> padded = stackalloc byte[Part];
        if (shape.Length < Part)
        {
            shape.CopyTo(padded);
            shape = padded;
        }

        for (var rest = shape; rest.Length > Part; rest = rest[Part..])
            Mix(rest, ref low, ref high);
        Mix(shape[^Part..], ref low, ref high);
        return new(Fold(low, MultiplierLow), unchecked((uint)Fold(high, MultiplierHigh)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mix(ReadOnlySpan<byte> part, ref ulong low, ref ulong high)
    {
        var first = BinaryPrimitives.ReadUInt64LittleEndian(part);
        var second = BinaryPrimitives.ReadUInt64LittleEndian(part[sizeof(ulong)..]);
        low = Fold(low ^ first, MultiplierLow ^ second);
        high = Fold(high ^ second, MultiplierHigh ^ first);
    }

    /// <summary>The halves of the product of 128 bits, so that every bit that goes in reaches low bits, too.</summary>
    private static ulong Fold(ulong value, ulong multiplier)
    {
        var high = Math.BigMul(value, multiplier, out var low);
        return high ^ low;
    }
}
