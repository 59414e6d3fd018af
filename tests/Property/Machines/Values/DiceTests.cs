using FsCheck;
using FsCheck.Fluent;
using Holdover.Machines;

namespace Holdover.Tests.Property.Machines.Values;

public sealed class DiceTests
{
    [Fact]
    public void Throw_below_the_count_and_alike_from_a_copy() => Cases.MustOccur(cases => Prop.ForAll(ArbMap.Default.ArbFor<ulong>(), Draws.Long, (state, count) =>
    {
        var most = (count & long.MaxValue) + (count == long.MinValue ? 1 : 0);
        cases.Saw("one side", most <= 1).Saw("few sides", most is > 1 and < 1_000).Saw("nearly as many as there are numbers", most > long.MaxValue / 2);
        var dice = new Dice(state);
        var copy = dice;
        var thrown = dice.Below(Math.Max(most, 1));
        Assert.InRange(thrown, 0, Math.Max(most, 1) - 1);
        Assert.Equal(thrown, copy.Below(Math.Max(most, 1)));
        Assert.Equal(dice, copy);
    }).Check(Seeded.Quick));

    [Fact]
    public void Fixed_dice_throw_the_least_for_ever()
    {
        var dice = Dice.Fixed;
        for (var round = 0; round < 100; round++)
            Assert.Equal(0, dice.Below(1_000));
        Assert.Equal(Dice.Fixed, dice);
    }

    [Fact]
    public void Every_side_comes_up_about_as_often()
    {
        var (dice, sides) = (new Dice(1), new int[6]);
        for (var round = 0; round < 60_000; round++)
            sides[dice.Below(6)]++;
        Assert.All(sides, side => Assert.InRange(side, 9_500, 10_500));
    }
}
