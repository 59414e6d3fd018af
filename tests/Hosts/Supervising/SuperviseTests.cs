using System.Diagnostics.CodeAnalysis;

using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Supervising;

/// <summary>A real child is started, started again, told and ended as the machine says.</summary>
public sealed class SuperviseTests
{
    private const string WaitForEver = "read x <> \"$0.fifo\"\n";

    /// <summary>Waits in little pieces: a shell that is told between two of its commands looks at it after the next.</summary>
    private const string Listen = "while :; do sleep 0.05; done\n";

    [Fact]
    public async Task Success_ends_it_and_what_the_child_prints_passes_untouched()
    {
        var outcome = await HoldoverProcess.Run("supervise", "--", "sh", "-c", "printf 'one\\n\\ntwo words\\n'; echo three >&2; printf '%s\\n' \"$@\"", "name", "--alsa", "a b", "", "@x", "--");
        Assert.Equal(new(0, "one\n\ntwo words\n--alsa\na b\n\n@x\n--\n", "three\n"), outcome);
    }

    [Fact]
    public async Task C115_A_child_that_dies_at_once_comes_again_at_a_growing_pace_and_not_in_a_storm()
    {
        await using var supervised = await Supervised.Start("read up rest < /proc/uptime; echo $up >> \"$0.times\"; exit 3\n");
        await supervised.WaitFor("times", 5);
        var times = (await supervised.WaitFor("times", 8)).Select(double.Parse).ToArray();
        supervised.Process.Signal(HoldoverProcess.Terminate);
        var outcome = await supervised.Process.End();
        Assert.True(outcome.ExitCode is 3 or 143, outcome.Errors); // it came while the eighth ran, or after

        // Eight starts take at least half of 0.2, 0.4, 0.8, 1.6, 3, 3 and 3 seconds: in no minute, at a tenth, are more than seven.
        Assert.All(times, first => Assert.InRange(times.Count(time => time >= first && time - first < 6), 1, 7));
        Assert.Equal(8, supervised.Children.Length);
        Assert.StartsWith("holdover: sh ended with 3; starting it again in 0.", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task C115_A_program_that_is_not_there_is_tried_at_the_same_pace()
    {
        await using var process = HoldoverProcess.Start("supervise", "--backoff", "200ms..3s", "--", "/no/such/program");
        await Wait.Until(() => process.Errors.Split('\n').Length > 3, "three failures");
        process.Signal(HoldoverProcess.Interrupt);
        var outcome = await process.End();
        Assert.Equal(130, outcome.ExitCode);
        Assert.All(outcome.Errors.TrimEnd().Split('\n'), line => Assert.StartsWith("holdover: program could not be started: /no/such/program: No such file or directory; starting it again in ", line, StringComparison.Ordinal));
    }

    /// <summary>What has no first line that says by what it is read is read by a shell, as wherever else it may be started.</summary>
    [Theory]
    [InlineData("kill")]
    [InlineData("survive")]
    [SuppressMessage("Interoperability", "CA1416", Justification = "Supervision is for Linux.")]
    public async Task A_script_is_started_whatever_it_begins_with(string fate)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["script"], "echo \"$0 $1\"\n");
        File.SetUnixFileMode(folder["script"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await using var process = HoldoverProcess.Start("supervise", "--on-parent-death", fate, "--", folder["script"], "one two");
        await Wait.Until(() => process.Ended.IsCompleted || process.Errors.Contains('\n', StringComparison.Ordinal), "an end or a failure");
        Assert.Equal(("", true), (process.Errors, process.Ended.IsCompleted));
        Assert.Equal(new(0, $"{folder["script"]} one two\n", ""), await process.End());
    }

    /// <summary>The runtime ignores SIGPIPE for itself, which a child must not inherit: pipelines end by it.</summary>
    [Fact]
    public async Task A_child_has_the_signals_that_it_would_have_without_us()
    {
        await using var process = HoldoverProcess.Start("supervise", "--backoff", "1m..1m", "--", "sh", "-c", "kill -PIPE $$; exit 0");
        await Wait.Until(() => process.Errors.Contains("sh ended with 141 (signal 13)", StringComparison.Ordinal) || process.Ended.IsCompleted, "the end of the child");
        Assert.False(process.Ended.IsCompleted);
    }

    [Fact]
    public async Task A_wait_is_interrupted_at_once()
    {
        await using var process = HoldoverProcess.Start("supervise", "--backoff", "1m..1m", "--", "sh", "-c", "exit 1");
        await Wait.Until(() => process.Errors.Contains("starting it again", StringComparison.Ordinal), "a failure");
        process.Signal(HoldoverProcess.Terminate);
        Assert.Equal(143, (await process.End()).ExitCode);
    }

    [Fact]
    public async Task A_child_that_was_killed_comes_again_at_once_when_it_ran_long_enough()
    {
        await using var supervised = await Supervised.Start(WaitForEver, "--backoff", "1m..1m", "--stable-after", "2s");
        var child = await supervised.NextChild();
        await Task.Delay(2_500); // the run itself has to take time
        ProcessSignals.Send(child, ProcessSignals.Kill);
        await supervised.NextChild(2);
        Assert.Contains("sh ended with 137 (signal 9); starting it again at once", supervised.Process.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(12)]
    [InlineData(14)]
    [InlineData(28)]
    [InlineData(40)]
    public async Task A_signal_for_the_child_reaches_it_and_ends_nothing(int number)
    {
        await using var supervised = await Supervised.Start($"trap 'echo told >> \"$0.told\"' {number}\necho ready >> \"$0.ready\"\n{Listen}");
        await supervised.WaitFor("ready", 1);
        supervised.Process.Signal(number);
        await supervised.WaitFor("told", 1);
        supervised.Process.Signal(number);
        await supervised.WaitFor("told", 2);
        supervised.Process.Signal(HoldoverProcess.Terminate);
        Assert.Equal(143, (await supervised.Process.End()).ExitCode);
        Assert.Single(supervised.Children);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(15)]
    public async Task A_signal_that_ends_it_reaches_the_child_once_and_its_exit_code_is_ours(int number)
    {
        await using var supervised = await Supervised.Start($"trap 'echo told >> \"$0.told\"; exit 7' {number}\necho ready >> \"$0.ready\"\n{Listen}");
        await supervised.WaitFor("ready", 1);
        supervised.Process.Signal(number);
        Assert.Equal(7, (await supervised.Process.End()).ExitCode);
        Assert.Single(supervised.Lines("told"));
    }

    [Fact]
    public async Task C120_A_second_interrupt_forces_the_end_of_a_child_that_ignores_the_first()
    {
        await using var supervised = await Supervised.Start($"trap 'echo told >> \"$0.told\"' INT\necho ready >> \"$0.ready\"\n{Listen}");
        await supervised.WaitFor("ready", 1);
        supervised.Process.Signal(HoldoverProcess.Interrupt);
        await supervised.WaitFor("told", 1);
        supervised.Process.Signal(HoldoverProcess.Interrupt);
        Assert.Equal(137, (await supervised.Process.End()).ExitCode);
        Assert.Single(supervised.Lines("told"));
    }

    [Fact]
    public async Task A_child_that_ignores_everything_is_killed_after_its_grace()
    {
        await using var supervised = await Supervised.Start($"trap '' TERM\necho ready >> \"$0.ready\"\n{Listen}");
        await supervised.WaitFor("ready", 1);
        supervised.Process.Signal(HoldoverProcess.Terminate);
        Assert.Equal(137, (await supervised.Process.End()).ExitCode);
        Assert.False(Supervised.IsAlive(supervised.Children[0]));
    }
}
