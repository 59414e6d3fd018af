using Holdover.Machines;
using Holdover.StateMachines.Reflection;

namespace Holdover.Tests.Property.Machines.Tables;

/// <summary>A machine's table as rows of words, read through what the library tells of itself.</summary>
internal sealed class MachineTable
{
    private readonly Dictionary<string, StateInfo> states;
    private readonly ILookup<(string State, string Trigger), Row> rows;

    public MachineTable(string name, StateMachineInfo info)
    {
        Name = name;
        Info = info;
        states = info.States.ToDictionary(state => state.ToString(), StringComparer.Ordinal);
        Rows = [.. info.States.SelectMany(RowsOf)];
        rows = Rows.ToLookup(row => (row.State, row.Trigger));
        Triggers = Enum.GetNames(info.TriggerType);
        Leaves = [.. Enum.GetNames(info.StateType).Where(state => !IsSuperstate(state))];
    }

    public string Name { get; }

    public StateMachineInfo Info { get; }

    public IReadOnlyList<Row> Rows { get; }

    public IReadOnlyList<string> Triggers { get; }

    /// <summary>The states that a machine can be in.</summary>
    public IReadOnlyList<string> Leaves { get; }

    /// <summary>What decides a pair: the state's own rows, or else those of the nearest state around it that has any.</summary>
    public IReadOnlyList<Row> Deciding(string state, string trigger)
    {
        for (StateInfo? around = states.GetValueOrDefault(state); around is not null; around = around.Superstate)
        {
            var own = rows[(around.ToString(), trigger)].ToArray();
            if (own.Length > 0)
                return own;
        }

        return [];
    }

    /// <summary>Whether nothing leads out of a state.</summary>
    public bool IsFinal(string state) => !Triggers.Any(trigger => Deciding(state, trigger).Any(row => row.Leaves));

    private static IEnumerable<Row> RowsOf(StateInfo state) =>
    [
        .. state.FixedTransitions.Select(row => Fixed(state, row)),
        .. state.IgnoredTriggers.Select(row => Of(state, row, RowKind.Ignored, state)),
    ];

    private static Row Fixed(StateInfo state, FixedTransitionInfo row)
    {
        var kind = WordsOf(row).StartsWith(TableExtensions.ImpossiblePrefix, StringComparison.Ordinal) ? RowKind.Impossible
            : row.IsInternalTransition ? RowKind.Internal
            : row.DestinationState == state ? RowKind.Reentry
            : RowKind.Permitted;
        return Of(state, row, kind, row.DestinationState);
    }

    private static Row Of(StateInfo state, TransitionInfo row, RowKind kind, StateInfo destination)
    {
        var words = WordsOf(row);
        var reason = kind == RowKind.Impossible ? words[TableExtensions.ImpossiblePrefix.Length..] : words;
        return new(state.ToString(), row.Trigger.ToString(), kind, destination.ToString(), reason);
    }

    private static string WordsOf(TransitionInfo row) => string.Join(" and ", row.GuardConditions.Select(guard => guard.Description));

    private bool IsSuperstate(string state) => states.TryGetValue(state, out var info) && info.Substates.Any();
}
