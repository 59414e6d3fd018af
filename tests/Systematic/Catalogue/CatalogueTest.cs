using System.Text.RegularExpressions;

namespace Holdover.Tests.Systematic.Catalogue;

/// <summary>A test that is named after rows, as C72_C74_An_error_and_a_close_are_one_loss.</summary>
internal sealed partial record CatalogueTest(string Path, string Name, string Words, IReadOnlyList<int> Rows)
{
    public static IReadOnlyList<CatalogueTest> FindAll() =>
    [
        .. from path in Repository.Sources("tests")
           from match in Declaration().Matches(Repository.Read(path))
           select new CatalogueTest(path, match.Groups["name"].Value, match.Groups["words"].Value.Replace('_', ' '), [.. match.Groups["row"].Captures.Select(row => int.Parse(row.Value))]),
    ];

    [GeneratedRegex(@"public (?:static )?(?:async )?(?:void|Task|Property) (?<name>(?:C(?<row>\d+)_)+(?<words>\w+))\(", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Declaration();
}
