namespace Holdover.Tests.Property.Machines.Tables;

/// <summary>What every table must be, whatever it is the table of.</summary>
public sealed class TableTests
{
    public static TheoryData<string> Machines => MachineTables.Names;

    [Theory]
    [MemberData(nameof(Machines))]
    public void Every_pair_of_state_and_trigger_is_decided(string machine)
    {
        var table = MachineTables.Of(machine);
        Report(from state in table.Leaves
               from trigger in table.Triggers
               where table.Deciding(state, trigger).Count == 0
               select $"{state} x {trigger} is neither permitted, internal, ignored nor impossible");
    }

    /// <summary>
    /// A pair has one row without a condition, or several with one each. That the conditions exclude each other and
    /// leave nothing out is shown by walking: the engine refuses a trigger that no row or two rows want.
    /// </summary>
    [Theory]
    [MemberData(nameof(Machines))]
    public void Every_pair_is_decided_once(string machine)
    {
        var table = MachineTables.Of(machine);
        Report(from pair in table.Rows.GroupBy(row => (row.State, row.Trigger))
               let fault = FaultOf([.. pair])
               where fault is not null
               select $"{pair.Key.State} x {pair.Key.Trigger}: {fault}");
    }

    [Theory]
    [MemberData(nameof(Machines))]
    public void What_does_nothing_says_why(string machine)
    {
        var table = MachineTables.Of(machine);
        Report(from row in table.Rows
               where row.Kind is RowKind.Ignored or RowKind.Impossible && !HasWords(row)
               select $"{row} has no reason");
    }

    /// <summary>Something can move every state, unless it is an end; and there is a way to some end, or none at all.</summary>
    [Theory]
    [MemberData(nameof(Machines))]
    public void No_state_is_a_trap(string machine)
    {
        var table = MachineTables.Of(machine);
        var ends = table.Leaves.Where(table.IsFinal).ToHashSet(StringComparer.Ordinal);
        Assert.NotEqual(table.Leaves.Count, ends.Count);
        if (ends.Count == 0)
            return;
        var leading = ends.ToHashSet(StringComparer.Ordinal);
        while (table.Leaves.Any(state => !leading.Contains(state) && LeadsTo(table, state, leading) && leading.Add(state)))
        {
        }

        Report(table.Leaves.Where(state => !leading.Contains(state)).Select(state => $"no way leads from {state} to an end"));
    }

    private static bool LeadsTo(MachineTable table, string state, HashSet<string> goals) =>
        table.Triggers.Any(trigger => table.Deciding(state, trigger).Any(row => row.Leaves && goals.Contains(row.Destination)));

    private static string? FaultOf(Row[] pair) => pair switch
    {
        [{ Kind: RowKind.Ignored or RowKind.Impossible }] => null,
        [{ Words: not "" } row] => $"the only row has a condition, \"{row.Words}\": when it does not hold nothing is decided",
        [_] => null,
        _ when pair.Any(row => row.Kind == RowKind.Impossible) => "it is impossible, and something else as well",
        _ when !pair.All(HasWords) => "one of several rows has no condition in words",
        _ when pair.DistinctBy(row => row.Words).Count() < pair.Length => "two rows have the same condition",
        _ => null,
    };

    private static bool HasWords(Row row) => row.Words.Length > 0 && row.Words != "Function";

    private static void Report(IEnumerable<string> faults)
    {
        var all = faults.ToArray();
        Assert.True(all.Length == 0, string.Join('\n', all));
    }
}
