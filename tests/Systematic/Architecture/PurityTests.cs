using Holdover.Machines;

namespace Holdover.Tests.Systematic.Architecture;

/// <summary>Core stands on the framework alone, and the compiler keeps clocks, threads, dice and files out of it.</summary>
public sealed class PurityTests
{
    private static readonly string[] Banned =
    [
        "T:System.DateTime", "T:System.DateTimeOffset", "T:System.TimeProvider", "T:System.Diagnostics.Stopwatch", "T:System.Environment",
        "T:System.Random", "M:System.Guid.NewGuid", "T:System.Security.Cryptography.RandomNumberGenerator", "T:System.HashCode",
        "T:System.Threading.Thread", "T:System.Threading.Timer", "T:System.Threading.Tasks.Task", "T:System.Threading.Tasks.ValueTask",
        "T:System.IO.File", "N:System.Net.Sockets", "T:System.Diagnostics.Process", "T:System.Console", "T:System.MathF",
        "M:System.Math.Pow(System.Double,System.Double)", "T:System.Collections.Generic.Dictionary`2", "T:System.Collections.Generic.HashSet`1",
    ];

    [Fact]
    public void Core_stands_on_the_framework_alone() => Assert.All(
        typeof(MonotonicTime).Assembly.GetReferencedAssemblies(),
        reference => Assert.StartsWith("System.", reference.Name!, StringComparison.Ordinal));

    [Fact]
    public void The_compiler_is_told_what_is_banned()
    {
        Assert.Contains("<AdditionalFiles Include=\"BannedSymbols.txt\" />", Repository.Read("src/Core/Holdover.Core.csproj"), StringComparison.Ordinal);
        Assert.Contains("Microsoft.CodeAnalysis.BannedApiAnalyzers", Repository.Read("src/Core/Holdover.Core.csproj"), StringComparison.Ordinal);
        Assert.Contains("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", Repository.Read("Directory.Build.props"), StringComparison.Ordinal);
        var symbols = Repository.Read("src/Core/BannedSymbols.txt").Split('\n').Select(line => line.Split(';')[0]).ToHashSet(StringComparer.Ordinal);
        Assert.All(Banned, symbol => Assert.Contains(symbol, symbols));
    }

    /// <summary>The word for an exception to the ban stands where a reader can ask why: there are few, and each says so.</summary>
    [Fact]
    public void No_source_of_Core_lifts_the_ban_without_a_word() => Assert.All(
        Repository.Sources("src/Core").SelectMany(file => Repository.Read(file).Split('\n')).Where(line => line.Contains("pragma warning disable RS0030", StringComparison.Ordinal)),
        line => Assert.Contains("//", line, StringComparison.Ordinal));
}
