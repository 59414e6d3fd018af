using System.Text;

namespace Holdover.Tests.Systematic.Catalogue;

/// <summary>The table of what went wrong in the field, what holds here, and what shows it.</summary>
internal static class CataloguePage
{
    private const string Head =
        """
        # What went wrong in the field, and what shows that it cannot here

        Each row happened to somebody: an order of events, and speakers that fell silent. A row that touches a machine has
        tests with its number in their names, and a mutant: one changed line that these tests must notice
        (`tests/mutants/run`). What cannot occur by construction says why.

        A race is not scripted: where a row is explored, the named scenario goes through every interleaving of what it
        lets happen, must come upon the row's order of events, and keeps its promise in each (`holdover sim explore`).

        Generated from `tests/Systematic/Catalogue/Rows.txt`, the names of the tests, the scenarios and `tests/mutants`; a
        test compares.
        `HOLDOVER_ACCEPT=1 ./test --filter FullyQualifiedName~Systematic` writes it anew.

        """;

    public static string Write(IReadOnlyList<CatalogueRow> rows, IReadOnlyList<CatalogueTest> tests, IReadOnlyList<Exploration> explorations, IReadOnlyList<Mutant> mutants)
    {
        var page = new StringBuilder(Head);
        foreach (var section in rows.GroupBy(row => row.Section))
        {
            page.Append($"\n## {section.Key}\n\n| row | what happened | what holds | shown by | mutants |\n|---|---|---|---|---|\n");
            foreach (var row in section)
            {
                page.Append($"| {row.Name} | {row.Happened} | {row.Holds} | {ShownBy(row, tests, explorations)} | ");
                page.AppendJoin("<br/>", mutants.Where(mutant => mutant.Rows.Contains(row.Number)).Select(mutant => mutant.Name)).Append(" |\n");
            }
        }

        return page.ToString();
    }

    private static string ShownBy(CatalogueRow row, IReadOnlyList<CatalogueTest> tests, IReadOnlyList<Exploration> explorations) => row.Impossible.Length > 0
        ? $"*Cannot occur:* {row.Impossible}"
        : string.Join("<br/>",
        [
            .. tests.Where(test => test.Rows.Contains(row.Number)).Select(test => $"[{test.Words}](../{test.Path})"),
            .. explorations.Where(exploration => exploration.Witness.Rows.Contains(row.Number)).Select(exploration => $"explored in `{exploration.Scenario}`: {exploration.Witness.Name}"),
        ]);
}
