using System.Text;
using Holdover.StateMachines.Reflection;

namespace Holdover.StateMachines.Graph;

/// <summary>Draws a machine in the DOT language of Graphviz, in the manner of UML.</summary>
public static class UmlDotGraph
{
    /// <summary>Draws a machine.</summary>
    /// <param name="machineInfo">The machine: what <c>GetInfo()</c> returns.</param>
    /// <returns>A <c>digraph</c>, in order of configuration; lines end in a line feed.</returns>
    public static string Format(StateMachineInfo machineInfo)
    {
        var graph = new GraphModel(machineInfo);
        var text = new StringBuilder("digraph {\ncompound=true;\nnode [shape=Mrecord]\nrankdir=\"LR\"\n");

        foreach (var state in graph.OutermostStates)
            AppendState(text, state);
        foreach (var decision in graph.Decisions)
            text.Append($"{Quote(decision.Name)} [shape = \"diamond\", label = {Quote(decision.Label)}];\n");
        text.Append('\n');
        foreach (var edge in graph.Edges)
            text.Append($"{Quote(edge.From)} -> {Quote(edge.To)} [style=\"solid\", label={Quote(edge.Label)}];\n");

        text.Append(" init [label=\"\", shape=point];\n");
        text.Append($" init -> {Quote(machineInfo.InitialState.ToString())}[style = \"solid\"]\n}}");
        return text.ToString();
    }

    private static void AppendState(StringBuilder text, StateInfo state)
    {
        if (state.Substates.Any())
            AppendCluster(text, state);
        else
            text.Append($"{Quote(state.ToString())} [label={Quote(Label(state, "|"))}];\n");
    }

    private static void AppendCluster(StringBuilder text, StateInfo state)
    {
        text.Append($"\nsubgraph {Quote("cluster" + state)}\n\t{{\n\tlabel = {Quote(Label(state, "\\n----------\\n"))}\n");
        foreach (var substate in state.Substates)
            AppendState(text, substate);
        text.Append("}\n");
    }

    /// <summary>The state's name and, below it, its actions; line breaks are DOT's own.</summary>
    private static string Label(StateInfo state, string divider)
    {
        string[] actions =
        [
            .. GraphModel.EntriesOf(state).Select(action => "entry / " + action),
            .. GraphModel.ExitsOf(state).Select(action => "exit / " + action),
        ];
        return actions.Length == 0 ? state.ToString() : state + divider + string.Join("\\n", actions);
    }

    private static string Quote(string text) => $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
