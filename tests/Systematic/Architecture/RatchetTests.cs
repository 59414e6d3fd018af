namespace Holdover.Tests.Systematic.Architecture;

/// <summary>Files and methods stay small; what grows is split while it is still easy.</summary>
public sealed class RatchetTests
{
    private const int FileLinesMax = 300;
    private const int FileLinesMedian = 150;
    private const int MethodLinesMax = 70;

    [Fact]
    public void No_file_is_long() => Assert.Empty(
        from file in Repository.Sources("src", "tests", "bench")
        let lines = LinesOf(file).Length
        where lines > FileLinesMax
        select $"{file} has {lines} lines");

    [Fact]
    public void Most_files_are_short()
    {
        var lengths = Repository.Sources("src", "tests", "bench").Select(file => LinesOf(file).Length).Order().ToArray();
        Assert.InRange(lengths[lengths.Length / 2], 1, FileLinesMedian - 1);
    }

    [Fact]
    public void No_method_is_long() => Assert.Empty(
        from file in Repository.Sources("src")
        from block in BlocksOf(LinesOf(file))
        where block.Lines > MethodLinesMax
        select $"{file}({block.Line}): {block.Lines} lines");

    [Fact]
    public void A_long_method_is_seen()
    {
        var body = Enumerable.Repeat("        x++;", MethodLinesMax);
        string[] source = ["class C", "{", "    void M()", "    {", .. body, "    }", "}"];
        Assert.Contains(BlocksOf(source), block => block is { Line: 4, Lines: > MethodLinesMax });
        Assert.DoesNotContain(BlocksOf([.. source.Where((_, line) => line != 10), ""]), block => block.Lines > MethodLinesMax + 1);
    }

    private static string[] LinesOf(string file) => Repository.Read(file).TrimEnd('\n').Split('\n');

    /// <summary>
    /// The outermost blocks of members: a brace alone on its line, four deep in a type or eight in a nested one, up to
    /// the one that closes it at the same depth. A type's own block is left aside by the line before it.
    /// </summary>
    private static IEnumerable<(int Line, int Lines)> BlocksOf(string[] lines) =>
        from index in Enumerable.Range(0, lines.Length)
        where lines[index].Trim() == "{" && lines[index].Length is 5 or 9 && !OpensType(lines, index)
        let end = Array.FindIndex(lines, index, line => line.StartsWith(lines[index].Replace('{', '}'), StringComparison.Ordinal))
        where end > index
        select (index + 1, end - index + 1);

    /// <summary>The declaration above may go over several lines, each deeper than the brace.</summary>
    private static bool OpensType(string[] lines, int brace)
    {
        var first = brace - 1;
        while (first > 0 && Depth(lines[first]) > Depth(lines[brace]))
            first--;
        return lines[first].Split(' ', '(', '<').Intersect(["class", "struct", "interface", "enum", "record"], StringComparer.Ordinal).Any();
    }

    private static int Depth(string line) => line.Length - line.TrimStart().Length;
}
