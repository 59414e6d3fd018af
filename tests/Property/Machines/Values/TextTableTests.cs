using FsCheck;
using FsCheck.Fluent;
using Holdover.Machines;

namespace Holdover.Tests.Property.Machines.Values;

public sealed class TextTableTests
{
    [Fact]
    public void Ids_are_given_once_and_stay() => Prop.ForAll<string?[]>(texts =>
    {
        var table = new TextTable();
        var ids = texts.Select(table.Intern).ToArray();
        Assert.Equal(ids, texts.Select(table.Intern));
        for (var index = 0; index < texts.Length; index++)
            Assert.Equal(texts[index] ?? "", table[ids[index]]);
        Assert.Equal(1 + texts.Where(text => text is not null).Distinct(StringComparer.Ordinal).Count(), table.Count);
    }).QuickCheckThrowOnFailure();

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
