using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Supervising;

/// <summary>What is typed at a terminal.</summary>
public sealed class TerminalTests : IDisposable
{
    private const string Interrupt = "\u0003";
    private const string Stop = "\u001a";

    private readonly TemporaryFolder folder = new();
    public void Dispose() => folder.Dispose();

    /// <summary>
    /// The child is in the terminal's foreground, or it could not read from it; and what is typed there to interrupt comes
    /// once. It ends only when the supervisor has heard, too: one that ends before was not stopped.
    /// </summary>
    [Fact]
    public async Task A_child_reads_from_the_terminal_and_is_interrupted_once_by_what_is_typed()
    {
        await File.WriteAllTextAsync(folder["child"], """
            trap 'echo told >> "$0.told"; until grep -q Stopping "$0.status"; do sleep 0.1; done; exit 7' INT
            echo ready >> "$0.ready"
            read line
            echo "$line" >> "$0.line"
            while :; do sleep 0.1; done
            """);
        using var terminal = Terminal.Open($"'{HoldoverProcess.Path}' supervise --status '{folder["child.status"]}' -- sh '{folder["child"]}'");
        await Wait.Until(() => File.Exists(folder["child.ready"]), "the child");
        await terminal.Type("a line\n");
        await Wait.Until(() => File.Exists(folder["child.line"]), "the line");
        await terminal.Type(Interrupt);
        await terminal.End();
        Assert.Equal(7, terminal.ExitCode);
        Assert.Equal("a line\n", await File.ReadAllTextAsync(folder["child.line"]));
        Assert.Equal("told\n", await File.ReadAllTextAsync(folder["child.told"]));
    }

    /// <summary>A shell with jobs gets its terminal back, and both go on in its background.</summary>
    [Fact]
    public async Task What_is_typed_to_stop_stops_both_until_the_shell_lets_them_go_on()
    {
        await File.WriteAllTextAsync(folder["child"], """
            mkfifo "$0.fifo"
            echo $$ >> "$0.ready"
            read x <> "$0.fifo"
            exit 0
            """);
        await File.WriteAllTextAsync(folder["shell"], $"""
            set -m
            '{HoldoverProcess.Path}' supervise -- sh '{folder["child"]}'
            until [ "$(ps -o stat= -p "$(jobs -p),$(cat '{folder["child.ready"]}')" | grep -c ^T)" = 2 ]; do sleep 0.1; done
            bg
            echo 'go on' > '{folder["child.fifo"]}'
            wait %1
            exit $(($? + 9))
            """);
        using var terminal = Terminal.Open($"bash '{folder["shell"]}'");
        await Wait.Until(() => File.Exists(folder["child.ready"]), "the child");
        await terminal.Type(Stop);
        await terminal.End();
        Assert.Equal(9, terminal.ExitCode);
    }
}
