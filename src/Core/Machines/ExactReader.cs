using System.Buffers.Binary;

namespace Holdover.Machines;

/// <summary>
/// Reads what <see cref="ExactWriter"/> wrote. Bytes may come from a torn or foreign file: then <see cref="Failed"/>
/// is set, everything after it reads as zero, and the value must not be used.
/// </summary>
public ref struct ExactReader(ReadOnlySpan<byte> bytes) : ICodec
{
    private ReadOnlySpan<byte> rest = bytes;

    public bool Failed { get; private set; }

    /// <summary>Whether there is nothing left to read.</summary>
    public readonly bool AtEnd => rest.IsEmpty;

    /// <summary>Bytes that are left to read.</summary>
    public readonly int Left => rest.Length;

    /// <summary>Reads one value from exactly these bytes; false if they are not one.</summary>
    public static bool TryRead<T>(ReadOnlySpan<byte> bytes, ref T value)
        where T : IEncodable
    {
        var reader = new ExactReader(bytes);
        value.Encode(ref reader);
        return !reader.Failed && reader.AtEnd;
    }

    public void Value(ref bool value) => value = Within(0, 1, out var number) && number == 1;

    public void Value(ref int value) => value = Within(int.MinValue, int.MaxValue, out var number) ? (int)number : 0;

    public void Count(ref int count, int most) => count = Within(0, most, out var number) ? (int)number : 0;

    public void Value(ref long value) => value = Number();

    public void Value(ref double value) => value = BitConverter.UInt64BitsToDouble(Fixed());

    public void Value(ref TextId value) => value = new(Within(0, int.MaxValue, out var number) ? (int)number : 0);

    public void Value(ref MonotonicTime value) => value = new(Number());

    public void Value<TEnum>(ref TEnum value)
        where TEnum : unmanaged, Enum =>
        value = Within(0, EnumIndex<TEnum>.Count - 1, out var number) ? EnumIndex<TEnum>.At((int)number) : default;

    public void Epoch<TEpoch>(ref TEpoch epoch)
        where TEpoch : struct, IEpoch<TEpoch> =>
        epoch = TEpoch.From(Within(0, uint.MaxValue, out var number) ? (uint)number : 0);

    public void Statistic(ref long count) => count = Number();

    public void Dice(ref Dice dice) => dice = new(Fixed());

    private bool Within(long least, long most, out long number)
    {
        number = Number();
        if (number < least || number > most)
            Fail();
        return !Failed;
    }

    private ulong Fixed()
    {
        if (!BinaryPrimitives.TryReadUInt64LittleEndian(rest, out var value))
            return Fail();
        rest = rest[sizeof(ulong)..];
        return value;
    }

    private long Number()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (rest.IsEmpty)
                return (long)Fail();
            var next = rest[0];
            rest = rest[1..];
            value |= unchecked((ulong)(next & 0x7F) << shift);
            if (next >= 0x80)
                continue;

            // One value has one encoding: what could be shorter, or is longer than 64 bits, we did not write.
            var isOurs = shift == 0 || (next != 0 && (shift < 63 || next == 1));
            return isOurs ? unchecked((long)(value >> 1) ^ -(long)(value & 1)) : (long)Fail();
        }

        return (long)Fail();
    }

    private ulong Fail()
    {
        Failed = true;
        rest = default;
        return 0;
    }
}
