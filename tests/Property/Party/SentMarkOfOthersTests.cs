using FsCheck;
using FsCheck.Fluent;

using Holdover.Machines;
using Holdover.Party;

namespace Holdover.Tests.Property.Party;

/// <summary>What a worker believes of where a client stands, against a list of all marks that is searched for the newest.</summary>
public class SentMarkOfOthersTests
{
    private static readonly Gen<(SentMark Mark, bool IsAlive)> Drawn =
        from sent in Gen.Choose(1, 100)
        from begun in Gen.Choose(0, 1)
        from at in Gen.Choose(1, 1_000)
        from isAlive in Gen.Elements(true, false)
        select (new SentMark(sent + begun, sent, new(at)), isAlive);

    [Fact]
    public void The_mark_that_was_written_last_counts_but_not_that_of_another_worker_that_lives()
    {
        var (known, living, torn) = (0, 0, 0);
        Prop.ForAll(Drawn.ToArbitrary(), Gen.ArrayOf(Drawn).Where(others => others.Length < 6).ToArbitrary(), (own, others) =>
        {
            var mark = others.Aggregate(own.Mark, (believed, other) => believed.OrOf(other.Mark, other.IsAlive));
            (SentMark Mark, bool IsAlive)[] all = [(own.Mark, false), .. others];
            var newest = all.Max(candidate => candidate.Mark.At.Microseconds);
            var (left, isAlive) = all.First(candidate => candidate.Mark.At.Microseconds == newest);
            Assert.Equal(isAlive ? null : left.Until, mark.Until);
            known += mark.Until is null ? 0 : 1;
            living += isAlive ? 1 : 0;
            torn += left.Until is null ? 1 : 0;
        }).Check(Seeded.Quick.WithMaxTest(1_000));
        Assert.All([known, living, torn], count => Assert.True(count > 50));
    }
}
