using System.Diagnostics;

using Holdover.Hosts.Real.Supervising;
using Holdover.Hosts.Real.Supervising.Processes;
using Holdover.Supervisor;
using Holdover.Tests.Hosts.SoundCard;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Supervising;

/// <summary>Of processes that look like a leftover only one that is a leftover beyond doubt is ended.</summary>
public sealed class LookAlikeTests : IDisposable
{
    private const int Nobody = 65_534;

    /// <summary>Does nothing until its input ends or it is killed: it does not care to be told.</summary>
    private const string Stubborn = "trap '' TERM; read x; exit";

    private static readonly ProcessRef Self = ProcessTable.Self.Process;

    /// <summary>The id of a process that lives, and of another before it.</summary>
    private static readonly string DeadMark = (SupervisorMark.Own with { Supervisor = Self with { StartedAt = Self.StartedAt - 1 } }).ToString();

    private readonly TestCard card = new();
    private readonly List<Process> started = [];

    public void Dispose()
    {
        foreach (var process in started)
        {
            process.Kill();
            process.Dispose();
        }

        card.Dispose();
    }

    [SoundCardFact]
    public async Task C116_Look_alikes_survive_and_a_leftover_that_does_not_listen_is_killed()
    {
        string[] player = ["sh", "-c", Stubborn, "player", "-o", card.Device];
        string[][] strangers = Environment.IsPrivilegedProcess
            ? [["setpriv", $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups"], ["unshare", "--mount"]]
            : [["unshare", "--user"]];
        Process[] spared =
        [
            Start(DeadMark, ["sh", "-c", Stubborn, "player", "-o", card.Device + "0"]),
            Start(DeadMark, ["sh", "-c", Stubborn, "player", "-x", card.Device]),
            Start(DeadMark, ["sh", "-c", Stubborn, "player"]),
            Start(DeadMark, ["cat", "-", card.Device]),
            Start(SupervisorMark.Own.ToString(), player),
            Start((SupervisorMark.Own with { Supervisor = new(int.MaxValue, 1), Namespace = "pid:[1]" }).ToString(), player),
            Start("", player),
            Start(null, player),
            .. strangers.Select(stranger => Start(DeadMark, [.. stranger, .. player])),
        ];
        var leftover = Start(DeadMark, player);
        await Wait.Until(() => spared.Append(leftover).All(process => ProcessTable.Arguments(process.Id) is ["sh" or "cat", ..]), "the processes");

        using var held = card.Hold();
        await using var process = HoldoverProcess.Start(
            ["supervise", "--alsa", card.Device, "--sound-nodes", card.Node[..^5], "--probe", "50ms", "--stale-after", "2", "--", .. player]);
        await Wait.Until(() => leftover.HasExited, "the end of the leftover");
        Assert.Equal(137, leftover.ExitCode);
        Assert.All(spared, other => Assert.True(Supervised.IsAlive(other.Id)));
        Assert.Single(process.Errors.Split('\n'), line => line.Contains("ending pid", StringComparison.Ordinal));
    }

    [Fact]
    public void A_process_is_not_taken_for_an_earlier_one_of_its_id()
    {
        using var ours = ProcessHandle.Open(Self);
        Assert.NotNull(ours);
        Assert.Null(ProcessHandle.Open(Self with { StartedAt = Self.StartedAt - 1 }));
    }

    [Theory]
    [InlineData("-o lb0", "-o lb0", true)]
    [InlineData("-o lb0 -n kitchen", "-n hall -o lb0", true)]
    [InlineData("--device=lb0", "--device=lb0", true)]
    [InlineData("--output alsa:lb0", "--output alsa:lb0", true)]
    [InlineData("--output alsa:lb0", "--output lb0", false)]
    [InlineData("--output alsa:lb0", "--output alsa:lb01", false)]
    [InlineData("-o lb0", "-o lb01", false)]
    [InlineData("-o lb0", "-o lb1", false)]
    [InlineData("-o lb0", "-i lb0", false)]
    [InlineData("-o lb0", "-o lb0 -i lb0", false)]
    [InlineData("-o lb0", "--device=lb0", false)]
    [InlineData("-o lb0", "", false)]
    [InlineData("", "", false)]
    [InlineData("--like-lb0", "--like-lb0", false)]
    public void A_device_argument_is_the_same_only_if_it_is_exactly_the_same(string ours, string theirs, bool same) =>
        Assert.Equal(same, DeviceArguments.AreSame([.. $"player {ours}".Split(' ')], [.. $"player {theirs}".Split(' ')], "lb0"));

    private Process Start(string? mark, string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        if (mark is not null)
            start.Environment[SupervisorMark.Variable] = mark;
        var process = Process.Start(start)!;
        started.Add(process);
        return process;
    }
}
