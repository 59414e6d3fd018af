using Holdover.Machines;

namespace Holdover.Tests.Property.Machines.Generating;

/// <summary>Moves a value to another time and another history: the same shape, elsewhere.</summary>
/// <param name="later">How much later everything is.</param>
/// <param name="epochs">How many more were minted before.</param>
/// <param name="statistics">What every statistic says instead.</param>
internal readonly struct ShiftingCodec(Duration later, uint epochs, long statistics) : ICodec
{
    public void Shift<T>(ref T value)
        where T : IEncodable
    {
        var codec = this;
        value.Encode(ref codec);
    }

    public void Value(ref bool value)
    {
    }

    public void Value(ref int value)
    {
    }

    public void Count(ref int count, int most)
    {
    }

    public void Value(ref long value)
    {
    }

    public void Value(ref double value)
    {
    }

    public void Value(ref TextId value)
    {
    }

    public void Value(ref MonotonicTime value) => value = value == MonotonicTime.None ? value : value + later;

    public void Value<TEnum>(ref TEnum value)
        where TEnum : unmanaged, Enum
    {
    }

    public void Epoch<TEpoch>(ref TEpoch epoch)
        where TEpoch : struct, IEpoch<TEpoch> => epoch = epoch.IsNone() ? epoch : TEpoch.From(epoch.Value + epochs);

    public void Statistic(ref long count) => count = statistics;

    public void Dice(ref Dice dice)
    {
    }
}
