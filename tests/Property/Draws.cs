using FsCheck;
using FsCheck.Fluent;

namespace Holdover.Tests.Property;

/// <summary>
/// Numbers as they occur, with their ends. What FsCheck draws for a number is as small as its size, which is a hundred:
/// hardly a sample, a clock or a frame number is.
/// </summary>
internal static class Draws
{
    /// <summary>A volume, often one of its ends.</summary>
    public static Arbitrary<int> Volume { get; } = Gen.Frequency((3, Gen.Choose(0, 100)), (1, Gen.Elements(0, 100))).ToArbitrary();

    /// <summary>Samples, now and then one of their ends.</summary>
    public static Arbitrary<short[]> Samples => Sample.Generator.ArrayOf().ToArbitrary();

    public static Arbitrary<short> Sample { get; } = Gen.Frequency(
        (4, Gen.Choose(short.MinValue, short.MaxValue).Select(sample => (short)sample)),
        (1, Gen.Elements(short.MinValue, short.MaxValue, (short)0, (short)-1))).ToArbitrary();

    /// <summary>A number of either sign, small, large, or as large as there is.</summary>
    public static Arbitrary<long> Long { get; } = Gen.OneOf(
        Gen.Choose(-1_000, 1_000).Select(number => (long)number),
        Between(long.MinValue, long.MaxValue),
        Gen.Elements(long.MinValue, long.MaxValue, -1, 0, 1)).ToArbitrary();

    /// <summary>Any of so many, however many these are.</summary>
    public static Gen<long> Between(long first, long last) =>
        from high in Gen.Choose(int.MinValue, int.MaxValue)
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        let bits = unchecked(((ulong)(uint)high << 32) | (uint)low)
        select (long)(first + (Int128)(bits % (UInt128)((Int128)last - first + 1)));
}
