namespace Holdover.Tests.Systematic.Catalogue;

/// <summary>A mutation of one line that the tests of some rows, or else those that it names, must notice; <c>tests/mutants/run</c> applies it.</summary>
internal sealed record Mutant(string Name, IReadOnlyList<int> Rows, string File, string Before, string After)
{
    public static IReadOnlyList<Mutant> ReadAll() =>
    [
        .. from path in Repository.Files("tests/mutants")
           where path.EndsWith(".txt", StringComparison.Ordinal)
           from entry in Repository.Read(path).Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
           select Read(entry.Trim('\n').Split('\n')),
    ];

    private static Mutant Read(string[] lines) => new(
        Field(lines[0], "name "),
        lines[1].StartsWith("tests ", StringComparison.Ordinal) ? [] : [.. Field(lines[1], "rows C").Insert(0, "C").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(row => int.Parse(row[1..]))],
        Field(lines[2], "file "),
        Field(lines[3], "- "),
        lines.Length > 4 ? Field(lines[4], "+").TrimStart(' ') : "");

    private static string Field(string line, string label) => line.StartsWith(label, StringComparison.Ordinal)
        ? line[label.Length..]
        : throw new InvalidDataException($"A mutant has the lines name, rows or tests, file, - and +, in this order: \"{line}\" should begin with \"{label}\".");
}
