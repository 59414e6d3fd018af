using Holdover.Machines;

namespace Holdover.Tests.Property.Machines.Generating;

/// <summary>Notes every epoch that a value names, so that what is said next is about it.</summary>
internal readonly struct HarvestingCodec(Generator generator) : ICodec
{
    public static void Harvest<T>(T value, Generator generator)
        where T : IEncodable
    {
        var codec = new HarvestingCodec(generator);
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

    public void Value(ref MonotonicTime value)
    {
    }

    public void Value<TEnum>(ref TEnum value)
        where TEnum : unmanaged, Enum
    {
    }

    public void Epoch<TEpoch>(ref TEpoch epoch)
        where TEpoch : struct, IEpoch<TEpoch> => generator.Saw(TEpoch.Kind, epoch.Value);

    public void Statistic(ref long count)
    {
    }

    public void Dice(ref Dice dice)
    {
    }
}
