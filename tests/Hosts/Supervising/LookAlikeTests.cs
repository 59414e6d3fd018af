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
    private static readonly string DeadMark = Dead(SupervisorMark.Own(["player"], ""));

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
    public async Task C116_Look_alikes_survive_and_leftovers_that_do_not_listen_are_killed()
    {
        string[] player = ["sh", "-c", Stubborn, "player", "-o", card.Device];
        string[][] strangers = Environment.IsPrivilegedProcess
            ? [["setpriv", $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups"], ["unshare", "--mount"]]
            : [["unshare", "--user"]];
        var ours = SupervisorMark.Own(player, card.Device);
        string[] below = ["cat"]; // what a shell had started, and neither looks like the command nor names the device
        Process[] spared =
        [
            Start(DeadMark, ["sh", "-c", Stubborn, "player", "-o", card.Device + "0"]),
            Start(DeadMark, ["sh", "-c", Stubborn, "player", "-x", card.Device]),
            Start(DeadMark, ["sh", "-c", Stubborn, "player"]),
            Start(DeadMark, ["cat", "-", card.Device]),
            Start(SupervisorMark.Own(["player"], "").ToString(), player),
            Start((SupervisorMark.Own(["player"], "") with { Supervisor = new(int.MaxValue, 1), Namespace = "pid:[1]" }).ToString(), player),
            Start("", player),
            Start(null, player),
            Start(ours.ToString(), below),
            Start(Dead(SupervisorMark.Own(player, card.Device + "0")), below),
            Start(Dead(SupervisorMark.Own([.. player, "-v"], card.Device)), below),
            .. strangers.Select(stranger => Start(Dead(ours), [.. stranger, .. below])),
            .. strangers.Select(stranger => Start(DeadMark, [.. stranger, .. player])),
        ];
        Process[] leftovers = [Start(DeadMark, player), Start(Dead(ours), below)];
        await Wait.Until(() => spared.Concat(leftovers).All(process => ProcessTable.Arguments(process.Id) is ["sh" or "cat", ..]), "the processes");

        using var held = card.Hold();
        await using var process = HoldoverProcess.Start(
            ["supervise", "--alsa", card.Device, "--sound-nodes", card.Node[..^5], "--probe", "50ms", "--stale-after", "2", "--", .. player]);
        await Wait.Until(() => leftovers.All(leftover => leftover.HasExited), "the end of the leftovers");
        Assert.Equal([137, 143], leftovers.Select(leftover => leftover.ExitCode));
        Assert.All(spared, other => Assert.True(Supervised.IsAlive(other.Id)));
        Assert.Equal(leftovers.Length, process.Errors.Split('\n').Count(line => line.Contains("ending pid", StringComparison.Ordinal)));
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

    private static string Dead(SupervisorMark mark) => (mark with { Supervisor = Self with { StartedAt = Self.StartedAt - 1 } }).ToString();

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
