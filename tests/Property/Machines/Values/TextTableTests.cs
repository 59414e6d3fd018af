using FsCheck;
using FsCheck.Fluent;
using Holdover.Machines;

namespace Holdover.Tests.Property.Machines.Values;

public sealed class TextTableTests
{
    private static readonly Arbitrary<string?[]> Texts = Gen.Frequency(
        (1, Gen.Elements<string?>(null, "", "again")),
        (3, ArbMap.Default.GeneratorFor<string?>())).ArrayOf().ToArbitrary();

    [Fact]
    public void Ids_are_given_once_and_stay() => Cases.MustOccur(cases => Prop.ForAll(Texts, texts =>
    {
        cases.Saw("no text", texts.Contains(null)).Saw("an empty text", texts.Contains("")).Saw("a text that comes again", texts.Distinct(StringComparer.Ordinal).Count() < texts.Length);
        var table = new TextTable();
        var ids = texts.Select(table.Intern).ToArray();
        Assert.Equal(ids, texts.Select(table.Intern));
        for (var index = 0; index < texts.Length; index++)
            Assert.Equal(texts[index] ?? "", table[ids[index]]);
        Assert.Equal(1 + texts.Where(text => text is not null).Distinct(StringComparer.Ordinal).Count(), table.Count);
    }).Check(Seeded.Quick));

    [Fact]
    public void A_peer_cannot_make_it_grow_for_ever()
    {
        var table = new TextTable();
        for (var index = 1; index < TextTable.TextsMax; index++)
            table.Intern($"{index}");
        Assert.Throws<InvariantException>(() => table.Intern("one more"));
        Assert.Equal(table.Intern("7"), table.Intern("7"));
    }
}
