using System.Buffers.Binary;

using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>128 bits of a shape. That two of a hundred million shapes share one has a chance below 1 in 10^22.</summary>
internal readonly record struct Fingerprint(ulong Low, ulong High)
{
    private const ulong SeedLow = 0xCBF29CE484222325;
    private const ulong SeedHigh = 0x2545F4914F6CDD1D;

    /// <summary>Two lanes side by side, so that the second costs next to nothing: each waits for its own multiplication.</summary>
    public static Fingerprint Of(ReadOnlySpan<byte> shape)
    {
        var low = StableHash.Add(SeedLow, (ulong)shape.Length);
        var high = StableHash.Add(SeedHigh, (ulong)shape.Length);
        for (; shape.Length >= sizeof(ulong); shape = shape[sizeof(ulong)..])
        {
            var word = BinaryPrimitives.ReadUInt64LittleEndian(shape);
            low = StableHash.Add(low, word);
            high = StableHash.Add(high, word);
        }

        var tail = 0UL;
        foreach (var value in shape)
            tail = (tail << 8) | value;
        return new(StableHash.Add(low, tail), StableHash.Add(high, tail));
    }
}
