using Holdover.Tests.Property.Machines.Tables;
using Xunit.Abstractions;

namespace Holdover.Tests.Property.Machines.Walking;

/// <summary>Random walks through every machine: nothing impossible happens, and everything possible does.</summary>
public sealed class WalkTests(ITestOutputHelper output)
{
    private const int Walks = 4_000;

    public static TheoryData<string> Machines => MachineTables.Names;

    [Theory]
    [MemberData(nameof(Machines))]
    public void Everything_that_the_world_says_can_be_said(string machine)
    {
        Assert.All(AllMachines.Of(machine), under => Assert.Empty(under.PhrasesMissing()));
    }

    [Theory]
    [MemberData(nameof(Machines))]
    public void Walks_meet_every_state_and_every_row_and_break_nothing(string machine)
    {
        var table = MachineTables.Of(machine);
        var coverages = AllMachines.Of(machine).Select(under => under.Explore(Walks)).ToArray();
        foreach (var coverage in coverages)
            output.WriteLine(coverage.ToString());
        Assert.All(table.Leaves, state => Assert.Contains(coverages, coverage => coverage.Met(state)));
        EveryStateWaitsAsItIsSaid(machine, coverages);
        var missed = table.Rows.Where(row => row.Kind != RowKind.Impossible && !coverages.Any(coverage => Took(coverage, table, row))).ToArray();
        Assert.True(missed.Length == 0, string.Join('\n', missed.Select(row => $"no walk took {row}")));
    }

    /// <summary>No state is without a deadline, but where the reason is given: whoever leaves one out is told of the state that has none now.</summary>
    private static void EveryStateWaitsAsItIsSaid(string machine, Coverage[] coverages)
    {
        var found = new SortedDictionary<string, Waiting>(StringComparer.Ordinal);
        foreach (var (state, waiting) in coverages.SelectMany(coverage => coverage.Waits))
        {
            if (!found.TryAdd(state, waiting))
                found[state].Join(waiting);
        }

        var said = Waits.Of(machine);
        Assert.Equal(said.Select(line => line.Waits), found.Select(entry => $"{entry.Key}: {entry.Value}"));
        Assert.All(said, line => Assert.Equal(line.Waits.Contains(": rests", StringComparison.Ordinal), line.Reason.Length > 0));
    }

    /// <summary>A row of a state that has others inside is taken in one of them.</summary>
    private static bool Took(Coverage coverage, MachineTable table, Row row) =>
        table.Leaves.Where(leaf => table.Deciding(leaf, row.Trigger).Contains(row)).Any(leaf =>
            row.Leaves ? coverage.Took(leaf, row.Trigger, row.Destination) : coverage.Came(leaf, row.Trigger));
}
