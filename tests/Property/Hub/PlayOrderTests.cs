using FsCheck;
using FsCheck.Fluent;
using Holdover.Hub;
using Holdover.Machines;

namespace Holdover.Tests.Property.Hub;

/// <summary>However a queue is shuffled and added to, every track has its turn once, and the one that plays plays on.</summary>
public sealed class PlayOrderTests
{
    [Fact]
    public void The_order_is_always_a_permutation() => Cases.MustOccur(cases => Prop.ForAll(Gen.ArrayOf(Gen.Choose(0, 9)).ToArbitrary(), Gen.Choose(1, int.MaxValue).ToArbitrary(), (acts, seed) =>
    {
        var (order, dice, added) = (new PlayOrder(), new Dice((ulong)seed), 0);
        foreach (var act in acts)
        {
            var (before, played) = (order.Current, Played(order));
            cases.Saw("an end that is passed", act == 0 && order.IsAtEnd && order.Count > 1).Saw("back from the first", act == 1 && order.Position == 0).Saw("a shuffle while something plays", act == 2 && order.Position > 0)
                .Saw("in order again", act == 3 && order.IsShuffled).Saw("full", act > 3 && order.IsFull).Saw("one more while it is shuffled", act > 3 && order.IsShuffled && !order.IsFull);
            if (act == 0)
                order.MoveNext();
            else if (act == 1)
                order.MoveBack();
            else if (act is 2 or 3)
                order.Shuffle(act == 2, ref dice);
            else if (!order.IsFull)
                order.Add(new(++added), ref dice);
            Assert.True(order.IsIntact);
            Assert.True(act < 2 || before == TextId.None || order.Current == before, "what plays plays on");
            Assert.True(act < 4 || played.SequenceEqual(Played(order)), "what was played is not played again");
            Assert.True(order.IsShuffled || Enumerable.Range(0, order.Count).All(place => order[place] == new TextId(place + 1)));
        }

        Assert.Equal(Enumerable.Range(1, added), Enumerable.Range(0, order.Count).Select(place => order[place].Value).Order());
    }).Check(Seeded.Quick.WithMaxTest(1_000).WithEndSize(400)));

    [Fact]
    public void Shuffling_gives_every_order_a_chance()
    {
        var (seen, dice) = (new SortedSet<string>(StringComparer.Ordinal), new Dice(1));
        for (var round = 0; round < 500; round++)
        {
            var order = new PlayOrder();
            for (var track = 1; track <= 4; track++)
                order.Add(new(track), ref dice);
            order.Shuffle(on: true, ref dice);
            seen.Add(string.Join(',', Enumerable.Range(0, 4).Select(place => order[place].Value)));
        }

        Assert.Equal(6, seen.Count);
    }

    private static TextId[] Played(PlayOrder order) => [.. Enumerable.Range(0, Math.Min(order.Position, order.Count)).Select(place => order[place])];
}
