using System.Text;
using Holdover.StateMachines.Reflection;
using Holdover.Tests.Property.Machines.Tables;

namespace Holdover.Tests.Systematic.Diagrams;

/// <summary>
/// A machine's table as pages: what leads from state to state is drawn; what stays, is ignored or cannot come, which
/// would only be loops in a picture, stands below it in words.
/// </summary>
internal static class Diagram
{
    public static string Page(MachineTable table)
    {
        var text = new StringBuilder($"# {table.Name}\n\n{Notice}\n\n```mermaid\n{Mermaid(table)}```\n");
        foreach (var state in table.Info.States)
            AppendState(text, table, state);
        return text.ToString();
    }

    public static string Index(IEnumerable<MachineTable> tables)
    {
        var text = new StringBuilder($"# The machines\n\n{Notice}\n\n| machine | states | triggers | pairs decided |\n|---|---|---|---|\n");
        foreach (var table in tables)
            text.Append($"| [{table.Name}]({table.Name}.md) ([dot]({table.Name}.dot)) | {table.Leaves.Count} | {table.Triggers.Count} | {table.Leaves.Count * table.Triggers.Count} |\n");
        return text.ToString();
    }

    public static string Dot(MachineTable table)
    {
        var text = new StringBuilder($"digraph {table.Name} {{\n  compound=true; rankdir=LR; node [shape=Mrecord]; edge [fontsize=10];\n");
        foreach (var state in Outermost(table))
            AppendDotState(text, state, "  ");
        text.Append($"  start [shape=point];\n  start -> {table.Info.InitialState};\n");
        foreach (var arrow in Arrows(table))
            text.Append($"  {DotEnd(table, arrow.From)} -> {DotEnd(table, arrow.To)} [label=\"{string.Join("\\n", arrow.Labels)}\"{DotCluster(table, arrow.From)}];\n");
        return text.Append("}\n").ToString();
    }

    private const string Notice = "Generated from the table that runs; a test compares. `HOLDOVER_ACCEPT=1 ./test --filter FullyQualifiedName~Systematic` writes it anew.";

    private static string Mermaid(MachineTable table)
    {
        var text = new StringBuilder($"stateDiagram-v2\n    [*] --> {table.Info.InitialState}\n");
        foreach (var state in Outermost(table).Where(state => state.Substates.Any()))
            AppendComposite(text, state, "    ");
        foreach (var arrow in Arrows(table))
            text.Append($"    {arrow.From} --> {arrow.To} : {string.Join("<br/>", arrow.Labels)}\n");
        foreach (var state in table.Leaves.Where(table.IsFinal))
            text.Append($"    {state} --> [*]\n");
        return text.ToString();
    }

    private static void AppendComposite(StringBuilder text, StateInfo state, string indent)
    {
        text.Append($"{indent}state {state} {{\n");
        foreach (var substate in state.Substates)
        {
            if (substate.Substates.Any())
                AppendComposite(text, substate, indent + "    ");
            else
                text.Append($"{indent}    {substate}\n");
        }

        text.Append($"{indent}}}\n");
    }

    /// <summary>One arrow for all triggers that lead from a state to another.</summary>
    private static IEnumerable<(string From, string To, string[] Labels)> Arrows(MachineTable table) => table.Rows
        .Where(row => row.Kind is RowKind.Permitted or RowKind.Reentry)
        .GroupBy(row => (row.State, row.Destination))
        .Select(rows => (rows.Key.State, rows.Key.Destination, rows.Select(Label).ToArray()));

    private static string Label(Row row) => row.Words.Length == 0 ? row.Trigger : $"{row.Trigger} [{row.Words}]";

    private static void AppendState(StringBuilder text, MachineTable table, StateInfo state)
    {
        text.Append($"\n## {state}\n\n");
        if (state.Superstate is { } around)
            text.Append($"Inside {around}, which decides what is not decided here.\n\n");
        text.Append("| trigger | what it does |\n|---|---|\n");
        foreach (var same in table.Rows.Where(row => row.State == state.ToString()).GroupBy(Deed))
            text.Append($"| {string.Join(", ", same.Select(row => row.Trigger).Distinct(StringComparer.Ordinal))} | {same.Key} |\n");
    }

    private static string Deed(Row row) => row.Kind switch
    {
        RowKind.Permitted => $"to **{row.Destination}**{When(row)}",
        RowKind.Reentry => $"enters again{When(row)}",
        RowKind.Internal => $"acts and stays{When(row)}",
        RowKind.Ignored => $"ignored: {row.Words}",
        _ => $"impossible: {row.Words}",
    };

    private static string When(Row row) => row.Words.Length == 0 ? "" : $", if {row.Words}";

    private static IEnumerable<StateInfo> Outermost(MachineTable table) => table.Info.States.Where(state => state.Superstate is null);

    private static void AppendDotState(StringBuilder text, StateInfo state, string indent)
    {
        if (!state.Substates.Any())
        {
            text.Append($"{indent}{state};\n");
            return;
        }

        text.Append($"{indent}subgraph cluster{state} {{\n{indent}  label={state};\n");
        foreach (var substate in state.Substates)
            AppendDotState(text, substate, indent + "  ");
        text.Append($"{indent}}}\n");
    }

    /// <summary>Graphviz draws from node to node: an arrow from a composite leaves its first inner state and is cut at its edge.</summary>
    private static string DotEnd(MachineTable table, string state)
    {
        var info = table.Info.States.Single(candidate => candidate.ToString() == state);
        while (info.Substates.Any())
            info = info.Substates.First();
        return info.ToString();
    }

    private static string DotCluster(MachineTable table, string state) => DotEnd(table, state) == state ? "" : $", ltail=cluster{state}";
}
