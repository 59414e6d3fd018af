using Holdover.Machines;

namespace Holdover.Tests.Property.Machines.Generating;

/// <summary>Writes a trigger into an input that has no other facts: not even one that the world could say.</summary>
internal readonly struct TriggerCodec<TTrigger>(TTrigger trigger) : ICodec
    where TTrigger : unmanaged, Enum
{
    public TInput Make<TInput>()
        where TInput : struct, IInput<TTrigger>
    {
        var (input, codec) = (default(TInput), this);
        input.Encode(ref codec);
        return input;
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

    public void Value(ref MonotonicTime value)
    {
    }

    public void Value<TEnum>(ref TEnum value)
        where TEnum : unmanaged, Enum
    {
        if (trigger is TEnum wanted)
            value = wanted;
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
