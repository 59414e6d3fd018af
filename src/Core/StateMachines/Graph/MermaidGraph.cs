using System.Text;
using Holdover.StateMachines.Reflection;

namespace Holdover.StateMachines.Graph;

/// <summary>Draws a machine as a state diagram of Mermaid.</summary>
public static class MermaidGraph
{
    /// <summary>Draws a machine.</summary>
    /// <param name="machineInfo">The machine: what <c>GetInfo()</c> returns.</param>
    /// <param name="direction">Which way the diagram flows; Mermaid's own choice when <see langword="null"/>.</param>
    /// <returns>A <c>stateDiagram-v2</c>, in order of configuration; lines end in a line feed.</returns>
    public static string Format(StateMachineInfo machineInfo, MermaidGraphDirection? direction = null)
    {
        var graph = new GraphModel(machineInfo);
        var text = new StringBuilder("stateDiagram-v2");
        if (direction is { } flow)
            text.Append($"\n\tdirection {Code(flow)}");

        foreach (var state in machineInfo.States)
            AppendName(text, state.ToString());
        foreach (var state in graph.OutermostStates.Where(state => state.Substates.Any()))
            AppendComposite(text, state, "\t");
        foreach (var decision in graph.Decisions)
            text.Append($"\n\tstate {decision.Name} <<choice>>");
        foreach (var edge in graph.Edges)
            text.Append($"\n\t{Id(edge.From)} --> {Id(edge.To)} : {edge.Label}");

        return text.Append($"\n[*] --> {Id(machineInfo.InitialState.ToString())}").ToString();
    }

    private static void AppendComposite(StringBuilder text, StateInfo state, string indent)
    {
        text.Append($"\n{indent}state {Id(state.ToString())} {{");
        foreach (var substate in state.Substates)
        {
            if (substate.Substates.Any())
                AppendComposite(text, substate, indent + "\t");
            else
                text.Append($"\n{indent}\t{Id(substate.ToString())}");
        }
        text.Append($"\n{indent}}}");
    }

    /// <summary>A name that cannot stand for itself is written once, next to the word that stands for it.</summary>
    private static void AppendName(StringBuilder text, string name)
    {
        if (Id(name) != name)
            text.Append($"\n\t{Id(name)} : {name}");
    }

    private static string Id(string name) =>
        string.Concat(name.Select(character => char.IsLetterOrDigit(character) || character == '_' ? character : '_'));

    private static string Code(MermaidGraphDirection direction) => direction switch
    {
        MermaidGraphDirection.TopToBottom => "TB",
        MermaidGraphDirection.BottomToTop => "BT",
        MermaidGraphDirection.LeftToRight => "LR",
        MermaidGraphDirection.RightToLeft => "RL",
        _ => throw new ArgumentOutOfRangeException(nameof(direction), direction, "Not a direction."),
    };
}
