using Holdover.Tests.Property.Machines.Tables;

namespace Holdover.Tests.Systematic.Diagrams;

/// <summary>The pages in docs/machines are those of the tables that run.</summary>
public sealed class DiagramTests
{
    private const string Folder = "docs/machines";

    public static TheoryData<string> Machines => MachineTables.Names;

    [Theory]
    [MemberData(nameof(Machines))]
    public void A_machine_is_drawn_as_it_is(string machine)
    {
        var table = MachineTables.Of(machine);
        Repository.Check($"{Folder}/{machine}.md", Diagram.Page(table));
        Repository.Check($"{Folder}/{machine}.dot", Diagram.Dot(table));
    }

    [Fact]
    public void The_index_names_every_machine() =>
        Repository.Check($"{Folder}/README.md", Diagram.Index(MachineTables.Types.Select(type => MachineTables.Of(MachineTables.NameOf(type)))));

    [Fact]
    public void No_page_is_of_a_machine_that_is_gone()
    {
        var known = MachineTables.Types.Select(MachineTables.NameOf).Append("README").ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(Repository.Files(Folder), file => !known.Contains(Path.GetFileNameWithoutExtension(file)));
    }
}
