namespace Holdover.Tests.Systematic;

/// <summary>The sources around the tests, and what of them is generated.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    /// <summary>Whether what is generated is to be written instead of compared.</summary>
    private static bool Accepts => Environment.GetEnvironmentVariable("HOLDOVER_ACCEPT") == "1";

    public static string Read(string path) => File.ReadAllText(PathOf(path));

    public static bool Exists(string path) => File.Exists(PathOf(path));

    /// <summary>The C# files below some folders, by their path from the root, without what a build makes.</summary>
    public static IEnumerable<string> Sources(params string[] folders) =>
        from folder in folders
        from file in Directory.EnumerateFiles(PathOf(folder), "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
        orderby path
        select path;

    public static IEnumerable<string> Files(string folder) =>
        Directory.Exists(PathOf(folder)) ? Directory.EnumerateFiles(PathOf(folder)).Select(file => $"{folder}/{Path.GetFileName(file)}").Order(StringComparer.Ordinal) : [];

    /// <summary>Compares a generated file with what it should be; or writes it, when that is what was asked for.</summary>
    public static void Check(string path, string expected)
    {
        if (Accepts)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
            File.WriteAllText(PathOf(path), expected);
            return;
        }

        const string regenerate = "To write it anew: HOLDOVER_ACCEPT=1 ./test --filter FullyQualifiedName~Systematic";
        Assert.True(Exists(path), $"{path} is missing. {regenerate}");
        if (Read(path) != expected)
            Assert.Fail($"{path} is stale: {FirstDifference(Read(path), expected)}\n{regenerate}");
    }

    private static string FirstDifference(string actual, string expected)
    {
        var (have, want) = (actual.Split('\n'), expected.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(have.Length, want.Length)).First(index => have.ElementAtOrDefault(index) != want.ElementAtOrDefault(index));
        return $"line {line + 1} is \"{have.ElementAtOrDefault(line)}\" and should be \"{want.ElementAtOrDefault(line)}\"";
    }

    private static string PathOf(string path) => Path.Combine(Root, path);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Sim.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("These tests read the sources, and there is no Sim.sln above them.");
    }
}
