using FsCheck;
using FsCheck.Fluent;
using Holdover.StateMachines;

namespace Holdover.Tests.Property.StateMachines;

/// <summary>Different values have different slots, and a value keeps its own: else one state would run another's row.</summary>
public sealed class SlotMapTests
{
    private enum Sparse : long
    {
        Zero,
        One,
        Last = 127,
        Beyond = 128,
        Far = 1L << 40,
        Negative = -1,
    }

    [Fact]
    public void Enums_large_and_small() => Holds(Gen.Elements(Enum.GetValues<Sparse>()));

    [Fact]
    public void Integers() => Holds(Gen.OneOf(Gen.Choose(-3, 3), Gen.Choose(120, 140), Gen.Choose(int.MinValue, int.MaxValue)));

    [Fact]
    public void Bytes_of_either_sign() => Holds(Gen.Choose(-128, 127).Select(number => (sbyte)number));

    [Fact]
    public void Booleans() => Holds(Gen.Elements(false, true));

    [Fact]
    public void Text() => Holds(Gen.Choose(0, 300).Select(number => $"state {number}"));

    [Fact]
    public void Values_of_several_parts() => Holds(Gen.Choose(0, 30).Select(number => (number / 5, number % 5)));

    private static void Holds<T>(Gen<T> values)
        where T : notnull => Cases.MustOccur(cases => Prop.ForAll(values.ArrayOf().ToArbitrary(), mentioned =>
        {
            cases.Saw("none", mentioned.Length == 0).Saw("one alone", mentioned.Length == 1).Saw("one that is mentioned again", mentioned.Distinct().Count() < mentioned.Length);
            var map = new SlotMap<T>();
            var slots = mentioned.Select(map.Add).ToArray();
            Assert.Equal(mentioned.Distinct().Count(), slots.Distinct().Count());
            Assert.Equal(slots, mentioned.Select(map.Find));
            Assert.All(slots, slot => Assert.InRange(slot, 0, map.Count - 1));
        }).Check(Seeded.Quick.WithMaxTest(500).WithQuietOnSuccess(true)));
}
