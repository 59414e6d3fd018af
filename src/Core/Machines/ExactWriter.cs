using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Holdover.Machines;

/// <summary>
/// Writes every field as it is: for disk, recorder and replay. Whole numbers are zigzag varints, so that what is
/// small is short.
/// </summary>
public ref struct ExactWriter(Span<byte> buffer) : ICodec
{
    private readonly Span<byte> buffer = buffer;

    public int Length { get; private set; }

    public readonly ReadOnlySpan<byte> Written => buffer[..Length];

    /// <summary>Writes one value whole and says how many bytes it took.</summary>
    public static int Write<T>(ref T value, Span<byte> buffer)
        where T : IEncodable
    {
        var writer = new ExactWriter(buffer);
        value.Encode(ref writer);
        return writer.Length;
    }

    public void Value(ref bool value) => Number(value ? 1 : 0);

    public void Value(ref int value) => Number(value);

    public void Count(ref int count, int most) => Number(count);

    public void Value(ref long value) => Number(value);

    public void Value(ref double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(buffer[Length..], value);
        Length += sizeof(double);
    }

    public void Value(ref TextId value) => Number(value.Value);

    public void Value(ref MonotonicTime value) => Number(value.Microseconds);

    public void Value<TEnum>(ref TEnum value)
        where TEnum : unmanaged, Enum => Number(EnumIndex<TEnum>.Of(value));

    public void Epoch<TEpoch>(ref TEpoch epoch)
        where TEpoch : struct, IEpoch<TEpoch> => Number(epoch.Value);

    public void Statistic(ref long count) => Number(count);

    public void Dice(ref Dice dice)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(buffer[Length..], dice.State);
        Length += sizeof(ulong);
    }

    /// <summary>Nearly all numbers are small; what is not is written elsewhere, so that this fits in where it is called.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Number(long value) => Zigzag(ZigzagOf(value));

    /// <summary>Small for what is near zero on either side.</summary>
    internal static ulong ZigzagOf(long value) => unchecked((ulong)((value << 1) ^ (value >> 63)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Zigzag(ulong zigzag)
    {
        var length = Length;
        if (zigzag < 0x80)
            (buffer[length], Length) = unchecked(((byte)zigzag, length + 1));
        else
            Long(zigzag);
    }

    private void Long(ulong rest)
    {
        var length = Length;
        for (; rest >= 0x80; rest >>= 7)
            buffer[length++] = (byte)((rest & 0x7F) | 0x80);
        buffer[length] = (byte)rest;
        Length = length + 1;
    }
}
