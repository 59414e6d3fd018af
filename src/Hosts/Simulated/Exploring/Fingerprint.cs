using System.Buffers.Binary;

namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>128 bits of a shape. That two of a hundred million shapes share one has a chance below 1 in 10^22.</summary>
internal readonly record struct Fingerprint(ulong Low, ulong High)
{
    private const ulong SeedLow = 0xCBF29CE484222325;
    private const ulong SeedHigh = 0x2545F4914F6CDD1D;
    private const ulong MultiplierLow = 0x9FB21C651E98DF25;
    private const ulong MultiplierHigh = 0xD6E8FEB86659FD93;

    /// <summary>Two lanes side by side, so that the second costs next to nothing: each waits for its own multiplication.</summary>
    public static Fingerprint Of(ReadOnlySpan<byte> shape)
    {
        var low = SeedLow ^ (ulong)shape.Length;
        var high = SeedHigh ^ (ulong)shape.Length;
        for (; shape.Length >= sizeof(ulong); shape = shape[sizeof(ulong)..])
        {
            var word = BinaryPrimitives.ReadUInt64LittleEndian(shape);
            low = Fold(low ^ word, MultiplierLow);
            high = Fold(high ^ word, MultiplierHigh);
        }

        var tail = 0UL;
        foreach (var value in shape)
            tail = (tail << 8) | value;
        return new(Fold(Fold(low ^ tail, MultiplierLow), MultiplierLow), Fold(Fold(high ^ tail, MultiplierHigh), MultiplierHigh));
    }

    /// <summary>The halves of the product of 128 bits, so that every bit that goes in reaches low bits, too.</summary>
    private static ulong Fold(ulong value, ulong multiplier)
    {
        var high = Math.BigMul(value, multiplier, out var low);
        return high ^ low;
    }
}
