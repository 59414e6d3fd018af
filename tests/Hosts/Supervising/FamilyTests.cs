using Holdover.Hosts.Real.Supervising.Processes;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Supervising;

/// <summary>No zombie, no orphan: what a child started ends with it, and the child with its supervisor, if it is to.</summary>
public sealed class FamilyTests
{
    /// <summary>Two that the child started, one of them with a session of its own, which both do nothing until they are told to end.</summary>
    private const string WithTwoMore = """
        sh -c 'echo $$ >> "$0.others"; read x <> "$0.fifo"' "$0" &
        setsid sh -c 'echo $$ >> "$0.others"; read x <> "$0.fifo"' "$0" &

        """;

    private const string WaitForEver = "read x <> \"$0.fifo\"\n";

    [Fact]
    public async Task What_a_child_started_ends_when_it_crashes()
    {
        await using var supervised = await Supervised.Start(WithTwoMore + WaitForEver);
        var others = (await supervised.WaitFor("others", 2)).Select(int.Parse).ToArray();
        ProcessSignals.Send(await supervised.NextChild(), ProcessSignals.Kill);
        await supervised.NextChild(2);
        Assert.All(others, other => Assert.False(Supervised.IsAlive(other)));
    }

    [Fact]
    public async Task What_a_child_started_ends_when_it_succeeds()
    {
        await using var supervised = await Supervised.Start(WithTwoMore + "while [ \"$(wc -l < \"$0.others\")\" != 2 ]; do sleep 0.01; done; exit 0\n");
        Assert.Equal(0, (await supervised.Process.End()).ExitCode);
        Assert.All(supervised.Lines("others"), other => Assert.False(Supervised.IsAlive(int.Parse(other))));
    }

    [Fact]
    public async Task All_are_told_to_stop_and_those_that_take_longer_than_the_child_have_their_time()
    {
        await using var supervised = await Supervised.Start("""
            sh -c 'trap "sleep 0.5; echo done >> \"$0.done\"; exit" TERM; echo $$ >> "$0.others"; while :; do sleep 0.05; done' "$0" &

            """ + WaitForEver);
        await supervised.WaitFor("others", 1);
        supervised.Process.Signal(HoldoverProcess.Terminate);
        Assert.Equal(143, (await supervised.Process.End()).ExitCode);
        Assert.Equal(["done"], supervised.Lines("done"));
    }

    [Fact]
    public async Task Neither_a_child_nor_what_it_left_behind_stays_a_zombie()
    {
        await using var supervised = await Supervised.Start("""
            sh -c 'sh -c "echo \$\$ >> \"\$0.others\"" "$0" & exit' "$0"
            while [ ! -s "$0.others" ]; do sleep 0.01; done
            [ "$(wc -l < "$0.pids")" -ge 3 ] || exit 1

            """ + WaitForEver);
        await supervised.NextChild(3);
        await Wait.Until(
            () => supervised.Children[..2].Concat(supervised.Lines("others").Select(int.Parse)).All(id => ProcessTable.Find(id) is null),
            "the end of zombies");
    }

    [Fact]
    public async Task A_supervisor_that_is_killed_takes_with_it_its_child_and_all_that_it_started()
    {
        await using var supervised = await Supervised.Start(WithTwoMore + "(env -u HOLDOVER_SUPERVISOR sh -c 'echo $$ >> \"$0.others\"; read x <> \"$0.fifo\"' \"$0\"; true) &\n" + WaitForEver);
        var family = (await supervised.WaitFor("others", 3)).Select(int.Parse).Append(await supervised.NextChild()).ToArray();
        supervised.Process.Signal(ProcessSignals.Kill);
        await Wait.Until(() => !family.Any(Supervised.IsAlive), "the end of the family");
    }

    /// <summary>What another supervisor keeps alive is that one's to end, and here it has been told not to.</summary>
    [Fact]
    public async Task A_supervisor_that_is_killed_leaves_alone_what_another_below_it_is_to_let_survive()
    {
        await using var supervised = await Supervised.Start($"'{HoldoverProcess.Path}' supervise --on-parent-death survive -- sh -c 'echo $$ >> \"$0.others\"; {WaitForEver.TrimEnd()}' \"$0\"\n");
        var survivor = int.Parse((await supervised.WaitFor("others", 1))[0]);
        var below = ProcessTable.Find(survivor)!.Value.Parent;
        supervised.Process.Signal(ProcessSignals.Kill);
        await Wait.Until(() => !Supervised.IsAlive(below), "the end of the one below");
        await Wait.Until(() => !Guards().Any(), "the end of the guard");
        Assert.True(Supervised.IsAlive(survivor));
        ProcessSignals.Send(survivor, ProcessSignals.Kill);

        IEnumerable<int> Guards() =>
            from entry in ProcessTable.All() where ProcessTable.Arguments(entry.Process.Id) is [.., var mark] && mark.StartsWith($"{supervised.Process.Id} ", StringComparison.Ordinal) select entry.Process.Id;
    }

    /// <summary>It looks after a death by violence only, and is gone when there was none.</summary>
    [Fact]
    public async Task Nothing_is_left_of_a_supervisor_that_ends()
    {
        await using var process = HoldoverProcess.Start("supervise", "--", "sh", "-c", "ps -o pid= --ppid $PPID; read x; exit 0");
        await Wait.Until(() => process.Output.Split('\n').Length > 2, "the children");
        var children = process.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToArray();
        process.Signal(HoldoverProcess.Terminate);
        await process.End();
        Assert.All(children, child => Assert.Null(ProcessTable.Find(child)));
    }

    [Fact]
    public async Task A_child_that_is_to_survive_lives_on_with_what_it_started_when_its_supervisor_is_killed()
    {
        await using var supervised = await Supervised.Start(WithTwoMore + WaitForEver + "echo more >> \"$0.more\"\n" + WaitForEver, "--on-parent-death", "survive");
        var child = await supervised.NextChild();
        var others = (await supervised.WaitFor("others", 2)).Select(int.Parse).ToArray();
        ProcessSignals.Send(supervised.Process.Id, ProcessSignals.Kill);
        await Wait.For(supervised.Process.Ended, "the end of the supervisor");
        await Wait.Until(() => ProcessTable.Find(child)!.Value.Parent != supervised.Process.Id, "another parent");
        Assert.All(others.Append(child), one => Assert.True(Supervised.IsAlive(one)));
        ProcessSignals.Send(child, ProcessSignals.Kill);
        foreach (var other in others)
            ProcessSignals.Send(other, ProcessSignals.Kill);
    }
}
