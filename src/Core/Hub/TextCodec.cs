using Holdover.Machines;

namespace Holdover.Hub;

/// <summary>Looks only at texts: shows each id to a function, and puts what that gives in its place.</summary>
internal readonly struct TextCodec(Func<TextId, TextId> map) : ICodec
{
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

    public void Value(ref TextId value) => value = value == TextId.None ? value : map(value);

    public void Value(ref MonotonicTime value)
    {
    }

    public void Value<TEnum>(ref TEnum value)
        where TEnum : unmanaged, Enum
    {
    }

    public void Epoch<TEpoch>(ref TEpoch epoch)
        where TEpoch : struct, IEpoch<TEpoch>
    {
    }

    public void Statistic(ref long count)
    {
    }

    public void Dice(ref Dice dice)
    {
    }
}
