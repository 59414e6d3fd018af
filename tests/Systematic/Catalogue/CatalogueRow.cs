namespace Holdover.Tests.Systematic.Catalogue;

/// <summary>One way in which it went wrong in the field.</summary>
/// <param name="Section">The part of the system in which it happened.</param>
/// <param name="Impossible">Why it cannot occur here, where no test could reach it; otherwise empty.</param>
internal sealed record CatalogueRow(int Number, string Section, string Happened, string Holds, string Impossible)
{
    public string Name => $"C{Number}";

    public static IReadOnlyList<CatalogueRow> ReadAll()
    {
        var (rows, section) = (new List<CatalogueRow>(), "");
        foreach (var line in Repository.Read("tests/Systematic/Catalogue/Rows.txt").Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                section = line[3..];
            else if (line.StartsWith('C'))
                rows.Add(Read(section, line.Split('|', StringSplitOptions.TrimEntries)));
        }

        return rows;
    }

    private static CatalogueRow Read(string section, string[] parts) =>
        new(int.Parse(parts[0][1..]), section, parts[1], parts[2], parts.ElementAtOrDefault(3) ?? "");
}
