namespace Holdover.Tests.Systematic.Catalogue;

/// <summary>No row is without what shows it, no mutant without its line, and the table tells of both as they are.</summary>
public sealed class CatalogueTests
{
    private static readonly IReadOnlyList<CatalogueRow> Rows = CatalogueRow.ReadAll();
    private static readonly IReadOnlyList<CatalogueTest> Tests = CatalogueTest.FindAll();
    /// <summary>The rows that are races: what must hold in them must hold in every interleaving.</summary>
    private static readonly int[] Races =
    [
        1, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 20, 21, 22, 24, 27, 28, 29, 31, 33, 34, 35, 36, 37, 38, 39, 40, 41, 47, 48, 51, 52, 53, 54, 55, 59,
        60, 61, 62, 63, 65, 67, 79, 80, 81, 84, 89, 94, 95, 101, 109, 110, 111, 112, 113, 117, 118,
    ];

    private static readonly IReadOnlyList<Mutant> Mutants = Mutant.ReadAll();

    [Fact]
    public void The_rows_are_numbered_without_a_gap() => Assert.Equal(Enumerable.Range(1, Rows.Count), Rows.Select(row => row.Number));

    [Fact]
    public void Each_row_has_a_test_or_the_reason_why_it_cannot_occur() => Assert.Empty(
        from row in Rows
        where Tests.Any(test => test.Rows.Contains(row.Number)) == (row.Impossible.Length > 0)
        select $"{row.Name}: {row.Happened}");

    /// <summary>That each witness is seen is asked of every scenario when it is explored.</summary>
    [Fact]
    public void Each_race_is_explored() =>
        Assert.Empty(Races.Except(Exploration.All.SelectMany(exploration => exploration.Witness.Rows)).Select(row => $"C{row}"));

    [Fact]
    public void Where_a_row_is_explored_something_is_promised_of_it() => Assert.Empty(
        from exploration in Exploration.All
        from row in exploration.Unpromised
        select $"{exploration.Scenario} sees C{row} and promises nothing");

    [Fact]
    public void Each_row_that_is_explored_is_one_that_can_occur() => Assert.Empty(
        from exploration in Exploration.All
        from row in exploration.Witness.Rows
        where Rows.FirstOrDefault(known => known.Number == row) is not { Impossible.Length: 0 }
        select $"{exploration.Scenario} sees C{row}");

    [Fact]
    public void Each_test_is_named_after_rows_that_there_are() => Assert.Empty(
        from test in Tests
        where test.Rows.Any(row => row < 1 || row > Rows.Count)
        select test.Name);

    [Fact]
    public void Each_row_with_a_test_has_a_mutant_that_the_test_must_notice() => Assert.Empty(
        from row in Rows
        where row.Impossible.Length == 0 && !Mutants.Any(mutant => mutant.Rows.Contains(row.Number))
        select $"{row.Name}: {row.Happened}");

    [Fact]
    public void Each_mutant_changes_one_place_of_one_line() => Assert.Empty(
        from mutant in Mutants
        let places = Repository.Exists(mutant.File) ? Repository.Read(mutant.File).Split(mutant.Before).Length - 1 : 0
        where places != 1 || mutant.Before == mutant.After
        select $"{mutant.Name}: \"{mutant.Before}\" stands {places} times in {mutant.File}");

    [Fact]
    public void Each_mutant_has_a_name_of_its_own() => Assert.Equal(Mutants.Count, Mutants.Select(mutant => mutant.Name).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void The_table_is_as_the_rows_the_tests_and_the_mutants_are() => Repository.Check("docs/catalogue.md", CataloguePage.Write(Rows, Tests, Exploration.All, Mutants));
}
