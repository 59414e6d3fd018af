using System.Diagnostics;
using System.Runtime.InteropServices;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Embedding;

/// <summary>The page for embedders, by somebody who has nothing else: built from what stands there, and run.</summary>
public sealed class PageTests : IDisposable
{
    private const int LinesMax = 30;

    /// <summary>What a build may take on a machine with a lot else to do.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private static readonly string Root = FindRoot();
    private static readonly string Page = File.ReadAllText(Path.Combine(Root, "docs/embedding.md"));

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_program_is_as_short_as_it_is_said_to_be() =>
        Assert.InRange(Block("csharp").Split('\n').Count(line => line.Trim().Length > 0), 1, LinesMax);

    /// <summary>The repository lies beside the new project, as the page has it; what it says is made there was made for these tests.</summary>
    [Fact]
    public async Task The_page_alone_makes_a_program_that_connects_ends_itself_in_a_report_and_is_told_so_once()
    {
        Directory.CreateDirectory(folder["app"]);
        Directory.CreateSymbolicLink(folder["holdover"], Root);
        try
        {
            await File.WriteAllTextAsync(folder["app/app.csproj"], Block("xml"));
            await File.WriteAllTextAsync(folder["app/Program.cs"], Block("csharp"));
            var (built, said) = await Dotnet("build", "--nologo", "-v", "q", "-o", folder["out"], "-nodeReuse:false", "-p:UseSharedCompilation=false");
            Assert.True(built == 0, said);
        }
        finally
        {
            Directory.Delete(folder["holdover"]);
        }

        await using var server = new LineServer();
        var (ended, told) = await Dotnet(folder["out/app.dll"], server.Url.ToString());
        Assert.Equal(0, ended);
        Assert.Matches("^(Connecting )?Connected Closed$", told.Trim().ReplaceLineEndings(" "));
        Assert.Equal(["Hello", "Announce", "Goodbye"], server.Heard);
    }

    private static string Block(string language) => Page.Split($"```{language}\n")[1].Split("```")[0];

    private async Task<(int ExitCode, string Output)> Dotnet(params string[] arguments)
    {
        var runtime = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));
        var start = new ProcessStartInfo(Path.Combine(runtime, "dotnet"), arguments)
        {
            UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = folder["app"],
        };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, output);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static string FindRoot()
    {
        var above = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(above, "Sim.sln")))
            above = Path.GetDirectoryName(above)!;
        return above;
    }
}
