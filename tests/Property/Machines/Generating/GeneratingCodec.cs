using Holdover.Machines;

namespace Holdover.Tests.Property.Machines.Generating;

/// <summary>Fills every field that a value names with something drawn.</summary>
internal readonly struct GeneratingCodec(Generator generator) : ICodec
{
    /// <summary>A value of any type that can be encoded.</summary>
    public static T Make<T>(Generator generator)
        where T : struct, IEncodable
    {
        var value = default(T);
        Fill(ref value, generator);
        return value;
    }

    public static void Fill<T>(ref T value, Generator generator)
        where T : IEncodable
    {
        var codec = new GeneratingCodec(generator);
        value.Encode(ref codec);
    }

    public void Value(ref bool value) => value = generator.Chance(0.5);

    public void Value(ref int value) => value = generator.Count();

    public void Count(ref int count, int most) => count = generator.Below(most + 1);

    public void Value(ref long value) => value = generator.Number();

    public void Value(ref double value) => value = generator.Real();

    public void Value(ref TextId value) => value = new(generator.Few());

    public void Value(ref MonotonicTime value) => value = new(generator.Instant());

    public void Value<TEnum>(ref TEnum value)
        where TEnum : unmanaged, Enum => value = generator.Pick(Enum.GetValues<TEnum>());

    public void Epoch<TEpoch>(ref TEpoch epoch)
        where TEpoch : struct, IEpoch<TEpoch> => epoch = TEpoch.From(generator.Epoch(TEpoch.Kind));

    public void Statistic(ref long count) => count = generator.Number();

    public void Dice(ref Dice dice) => dice = new(generator.Bits());
}
