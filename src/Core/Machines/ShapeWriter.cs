namespace Holdover.Machines;

/// <summary>
/// Writes what decides the future and nothing else: instants as their distance from now, epochs as ranks, no
/// statistics and no dice. Two data of equal shape behave alike, which is what lets exploration close.
/// </summary>
public ref struct ShapeWriter(Span<byte> buffer, MonotonicTime now, EpochRanks ranks) : ICodec
{
    private ExactWriter exact = new(buffer);

    public readonly int Length => exact.Length;

    /// <summary>Writes one value whole, its epochs ranked among themselves, and says how many bytes it took.</summary>
    public static int Write<T>(ref T value, MonotonicTime now, EpochRanks ranks, Span<byte> buffer)
        where T : IEncodable
    {
        ranks.Clear();
        var writer = new ShapeWriter(buffer, now, ranks);
        value.Encode(ref writer);
        ranks.Write(buffer);
        return writer.Length;
    }

    public void Value(ref bool value) => exact.Value(ref value);

    public void Value(ref int value) => exact.Value(ref value);

    public void Count(ref int count, int most) => exact.Count(ref count, most);

    public void Value(ref long value) => exact.Value(ref value);

    /// <summary>Where nothing was measured yet there is a zero, and that is short.</summary>
    public void Value(ref double value)
    {
        var isZero = BitConverter.DoubleToUInt64Bits(value) == 0;
        exact.Zigzag(isZero ? 0UL : 1);
        if (!isZero)
            exact.Value(ref value);
    }

    public void Value(ref TextId value) => exact.Value(ref value);

    /// <summary>
    /// Distances wrap, so that what a peer says cannot overflow them. Never and none, which are as far away anywhere, are
    /// the shortest to write, before all distances: most instants of most shapes are.
    /// </summary>
    public void Value(ref MonotonicTime value)
    {
        if (value == MonotonicTime.None)
            exact.Zigzag(0);
        else if (value == MonotonicTime.Never)
            exact.Zigzag(1);
        else
            exact.Zigzag(unchecked(ExactWriter.ZigzagOf(value.Microseconds - now.Microseconds) + 2));
    }

    public void Value<TEnum>(ref TEnum value)
        where TEnum : unmanaged, Enum => exact.Value(ref value);

    /// <summary>Room for its rank.</summary>
    public void Epoch<TEpoch>(ref TEpoch epoch)
        where TEpoch : struct, IEpoch<TEpoch>
    {
        ranks.Mention(TEpoch.Kind, epoch.Value, Length);
        exact.Number(0);
    }

    public readonly void Statistic(ref long count)
    {
    }

    public readonly void Dice(ref Dice dice)
    {
    }
}
