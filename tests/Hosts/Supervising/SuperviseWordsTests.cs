using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Supervising;

/// <summary>What is asked for on the command line, and what is said about it.</summary>
public sealed class SuperviseWordsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("-o", "hw:0", "-n", "lbroom")]
    [InlineData("-n", "lbroom", "-o")]
    [InlineData("-n", "lbroom", "-o", "hw:0")]
    public async Task Auto_takes_nothing_but_what_follows_an_o(params string[] arguments)
    {
        var outcome = await HoldoverProcess.Run(["supervise", "--alsa", "auto", "--", "sh", "-c", "exit 0", "player", .. arguments]);
        Assert.Equal(new(0, "", ""), outcome);
    }

    [Fact]
    public async Task Auto_takes_the_loopback_of_any_o()
    {
        await using var process = HoldoverProcess.Start("supervise", "--alsa", "auto", "--", "sh", "-o", "errexit", "-c", "exit 0", "player", "-o", "lb7");
        await Wait.Until(() => process.Errors.Contains("holdover: lb7 is not there", StringComparison.Ordinal), "a word");
        process.Signal(HoldoverProcess.Interrupt);
        Assert.Equal(130, (await process.End()).ExitCode);
    }

    [Theory]
    [InlineData("'--alas'", "--alas", "hw:0", "--", "true")]
    [InlineData("'-x'", "-x", "--", "true")]
    [InlineData("'--stats'", "--backoff", "1s..2s", "--stats", "--", "true")]
    [InlineData("'--alas'", "--alas", "hw:0")]
    [InlineData("100ms", "--backoff", "1ms..1ms", "--", "true")]
    [InlineData("100ms", "--backoff", "99ms..3s", "--", "true")]
    [InlineData("--backoff 5s..1s: the longest wait", "--backoff", "5s..1s", "--", "true")]
    [InlineData("--probe 0s", "--probe", "0s", "--", "true")]
    [InlineData("--stable-after 0s: it must be at least 2s", "--stable-after", "0s", "--", "true")]
    [InlineData("--stable-after 10ms: it must be at least 2s", "--stable-after", "10ms", "--", "true")]
    [InlineData("--stable-after 1999ms: it must be at least 2s", "--backoff", "1m..1m", "--stable-after", "1999ms", "--", "true")]
    [InlineData("--stable-after 250ms: it must be at least 300ms", "--backoff", "300ms..3s", "--stable-after", "250ms", "--", "true")]
    [InlineData("nothing to keep alive", "--", "")]
    [InlineData("nothing to keep alive", "--", "", "word")]
    [InlineData("--alsa", "--alsa", "", "--", "true")]
    [InlineData("--status", "--status", "", "--", "true")]
    public async Task What_cannot_be_asked_for_is_named_and_nothing_is_started(string named, params string[] arguments)
    {
        var outcome = await HoldoverProcess.Run(["supervise", .. arguments]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(named, outcome.Errors.Split('\n')[0], StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_begins_like_an_option_and_what_comes_after_the_dashes_are_not_mistaken_for_one()
    {
        Assert.Equal(new(0, "--alas\n", ""), await HoldoverProcess.Run("supervise", "--status", folder["status"], "--", "printf", "%s\\n", "--alas"));
        Assert.Equal(new(0, "word\n", ""), await HoldoverProcess.Run("supervise", "echo", "word"));
    }

    [Fact]
    public async Task A_status_file_that_is_a_folder_is_refused_before_anything_is_started()
    {
        var outcome = await HoldoverProcess.Run("supervise", "--status", folder[""], "--", "echo", "started");
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains(folder[""], outcome.Errors, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    [SuppressMessage("Interoperability", "CA1416", Justification = "Supervision is for Linux.")]
    public async Task The_status_file_is_for_its_owner_only()
    {
        Assert.Equal(0, (await HoldoverProcess.Run("supervise", "--status", folder["status"], "--", "true")).ExitCode);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder["status"]));
    }

    [Fact]
    public async Task A_status_file_that_cannot_be_written_is_named_as_it_was_given()
    {
        var errors = (await HoldoverProcess.Run("supervise", "--status", "/proc/self/status-of-it", "--", "true")).Errors;
        Assert.StartsWith("holdover: the status file /proc/self/status-of-it cannot be written: ", errors, StringComparison.Ordinal);
        Assert.DoesNotContain(".new", errors, StringComparison.Ordinal);
    }

    /// <summary>As a pipeline without us ends; a script that dies of that signal while somebody reads is a failure as any.</summary>
    [Fact]
    public async Task Where_nobody_reads_its_output_any_more_it_ends()
    {
        var pipeline = $"'{HoldoverProcess.Path}' supervise --backoff 100ms..100ms -- yes | head -1; echo ${{PIPESTATUS[0]}}";
        Assert.Equal(new(0, "y\n141\n", ""), await HoldoverProcess.Run("supervise", "--", "bash", "-c", pipeline));
        await using var supervised = await Supervised.Start("kill -PIPE $$\n", "--backoff", "100ms..100ms");
        await supervised.WaitFor("pids", 3);
    }

    [Fact]
    [SuppressMessage("Interoperability", "CA1416", Justification = "Supervision is for Linux.")]
    public async Task What_cannot_be_started_is_named_with_its_path_and_the_reason()
    {
        await File.WriteAllTextAsync(folder["text"], "no program");
        Directory.CreateDirectory(folder["folder"]);
        Assert.StartsWith($"holdover: text could not be started: {folder["text"]}: Permission denied; starting", await FirstLine(folder["text"]), StringComparison.Ordinal);
        Assert.StartsWith($"holdover: folder could not be started: {folder["folder"]}: Is a directory; starting", await FirstLine(folder["folder"]), StringComparison.Ordinal);
        Assert.StartsWith($"holdover: below could not be started: {folder["text"]}/below: Not a directory; starting", await FirstLine(folder["text"] + "/below"), StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder["script"], "#!/no/such/shell\n");
        File.SetUnixFileMode(folder["script"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Assert.StartsWith($"holdover: script could not be started: {folder["script"]}: its interpreter /no/such/shell: No such file or directory; starting", await FirstLine(folder["script"]), StringComparison.Ordinal);
        Assert.StartsWith("holdover: no-such-program could not be started: no-such-program: No such file or directory; starting", await FirstLine("no-such-program"), StringComparison.Ordinal);
    }

    /// <summary>A child that fails again and again is up for a moment each time, which is nothing to be told.</summary>
    [Fact]
    public async Task Each_failure_is_one_line()
    {
        await using var supervised = await Supervised.Start("exit 3\n", "--backoff", "100ms..200ms");
        await supervised.WaitFor("pids", 4);
        supervised.Process.Signal(HoldoverProcess.Terminate);
        Assert.All((await supervised.Process.End()).Errors.TrimEnd().Split('\n'), line => Assert.StartsWith("holdover: sh ended with 3; starting it again ", line, StringComparison.Ordinal));
    }

    /// <summary>Once it stays up, which is told once, too.</summary>
    [Fact]
    public async Task That_it_is_up_again_after_failures_is_one_line_when_it_has_lasted()
    {
        await using var supervised = await Supervised.Start("[ \"$(wc -l < \"$0.pids\")\" -gt 2 ] || exit 3\nread x <> \"$0.fifo\"\n", "--backoff", "100ms..200ms", "--stable-after", "300ms");
        await Wait.Until(() => supervised.Process.Errors.Split('\n').Length > 3, "three lines");
        await Task.Delay(600); // as long again and longer it says nothing more, which nothing but time can show
        var lines = supervised.Process.Errors.TrimEnd().Split('\n');
        Assert.Equal([.. lines[..2], $"holdover: sh is up again, as pid {supervised.Children[2]}"], lines);
    }

    [Fact]
    public async Task A_wait_that_is_too_short_to_see_is_none()
    {
        await using var process = HoldoverProcess.Start("supervise", "--backoff", "100ms..100ms", "--", "sh", "-c", "exit 1");
        await Wait.Until(() => process.Errors.Split('\n').Length > 3, "three failures");
        process.Signal(HoldoverProcess.Interrupt);
        await process.End();
        Assert.DoesNotContain("in 0.0 s", process.Errors, StringComparison.Ordinal);
        Assert.Contains("starting it again at once", process.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_speaks_as_people_type()
    {
        var help = (await HoldoverProcess.Run("supervise", "--help")).Output;
        Assert.Contains("holdover supervise [options] -- COMMAND [ARGS]\n", help, StringComparison.Ordinal);
        foreach (var value in (string[])["2s..30s", "10s", "1s", "kill"])
            Assert.Contains($"[default: {value}]", help, StringComparison.Ordinal);
        Assert.Contains("half", help, StringComparison.Ordinal);
        Assert.Contains("SIGKILL if it is there after --probe (1 s) more", Regex.Replace(help, @"\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(1)), StringComparison.Ordinal);
        Assert.DoesNotContain("000 ms", help, StringComparison.Ordinal);
    }

    private static async Task<string> FirstLine(string program)
    {
        await using var process = HoldoverProcess.Start("supervise", "--", program);
        await Wait.Until(() => process.Errors.Contains('\n', StringComparison.Ordinal), "a word");
        process.Signal(HoldoverProcess.Interrupt);
        return (await process.End()).Errors;
    }
}
