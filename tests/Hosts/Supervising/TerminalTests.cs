using System.Diagnostics;

using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Supervising;

/// <summary>What is typed at a terminal.</summary>
public sealed class TerminalTests : IDisposable
{
    private const string Interrupt = "\u0003";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>The child is in the terminal's foreground, or it could not read from it; and what is typed there to interrupt comes once.</summary>
    [Fact]
    public async Task A_child_reads_from_the_terminal_and_is_interrupted_once_by_what_is_typed()
    {
        await File.WriteAllTextAsync(folder["child"], """
            trap 'echo told >> "$0.told"; sleep 0.5; exit 7' INT
            echo ready >> "$0.ready"
            read line
            echo "$line" >> "$0.line"
            while :; do sleep 0.1; done
            """);
        using var script = Process.Start(new ProcessStartInfo("script", ["-qec", $"'{HoldoverProcess.Path}' supervise -- sh '{folder["child"]}'", "/dev/null"])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, Environment = { ["DOTNET_ROOT"] = HoldoverProcess.RuntimeRoot },
        })!;
        await Wait.Until(() => File.Exists(folder["child.ready"]), "the child");
        await Type(script, "a line\n");
        await Wait.Until(() => File.Exists(folder["child.line"]), "the line");
        await Type(script, Interrupt);
        await Wait.For(script.WaitForExitAsync(), "the end");
        Assert.Equal(7, script.ExitCode);
        Assert.Equal("a line\n", await File.ReadAllTextAsync(folder["child.line"]));
        Assert.Equal("told\n", await File.ReadAllTextAsync(folder["child.told"]));
    }

    private static async Task Type(Process terminal, string text)
    {
        await terminal.StandardInput.WriteAsync(text);
        await terminal.StandardInput.FlushAsync();
    }
}
