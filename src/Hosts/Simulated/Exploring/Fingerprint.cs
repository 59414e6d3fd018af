using System.Buffers.Binary;

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
    /// in two words at once.
    /// </summary>
    public static Fingerprint Of(ReadOnlySpan<byte> shape)
    {
        var low = SeedLow ^ (ulong)shape.Length;
        var high = SeedHigh ^ (ulong)shape.Length;
        for (; shape.Length >= Part; shape = shape[Part..])
        {
            var first = BinaryPrimitives.ReadUInt64LittleEndian(shape);
            var second = BinaryPrimitives.ReadUInt64LittleEndian(shape[sizeof(ulong)..]);
            low = Fold(low ^ first, MultiplierLow ^ second);
            high = Fold(high ^ second, MultiplierHigh ^ first);
        }

        var (tail, rest) = (0UL, 0UL);
        foreach (var value in shape)
            (rest, tail) = ((rest << 8) | (tail >> 56), (tail << 8) | value);
        low = Fold(Fold(low ^ tail, MultiplierLow ^ rest), MultiplierLow);
        high = Fold(Fold(high ^ rest, MultiplierHigh ^ tail), MultiplierHigh);
        return new(low, unchecked((uint)high));
    }

    /// <summary>The halves of the product of 128 bits, so that every bit that goes in reaches low bits, too.</summary>
    private static ulong Fold(ulong value, ulong multiplier)
    {
        var high = Math.BigMul(value, multiplier, out var low);
        return high ^ low;
    }
}
