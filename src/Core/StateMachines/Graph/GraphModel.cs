using Holdover.StateMachines.Reflection;

namespace Holdover.StateMachines.Graph;

/// <summary>A machine as nodes and arrows, before it takes the syntax of some tool.</summary>
internal sealed class GraphModel
{
    private readonly List<GraphDecision> _decisions = [];
    private readonly List<GraphEdge> _edges = [];

    public GraphModel(StateMachineInfo machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        Machine = machine;
        foreach (var state in machine.States)
            AddEdgesOf(state);
    }

    public StateMachineInfo Machine { get; }

    public IReadOnlyList<GraphDecision> Decisions => _decisions;

    public IReadOnlyList<GraphEdge> Edges => _edges;

    /// <summary>The states that are not within another.</summary>
    public IEnumerable<StateInfo> OutermostStates => Machine.States.Where(state => state.Superstate is null);

    /// <summary>What entering a state runs whatever the trigger; what waits for a trigger is written on the trigger's arrow.</summary>
    public static IEnumerable<string> EntriesOf(StateInfo state) =>
        state.EntryActions.Where(action => action.FromTrigger is null).Select(action => action.Method.Description);

    public static IEnumerable<string> ExitsOf(StateInfo state) => state.ExitActions.Select(action => action.Description);

    private void AddEdgesOf(StateInfo state)
    {
        foreach (var transition in state.FixedTransitions)
        {
            var actions = transition.IsInternalTransition ? [] : ActionsFrom(transition.Trigger, transition.DestinationState);
            Add(state.ToString(), transition.DestinationState.ToString(), Label(transition, actions));
        }
        foreach (var ignored in state.IgnoredTriggers)
            Add(state.ToString(), state.ToString(), Label(ignored, []));
        foreach (var transition in state.DynamicTransitions)
            AddDecision(state, transition);
    }

    private void AddDecision(StateInfo state, DynamicTransitionInfo transition)
    {
        var decision = new GraphDecision(
            $"Decision{_decisions.Count + 1}", transition.DestinationStateSelectorDescription.Description);
        _decisions.Add(decision);
        Add(state.ToString(), decision.Name, Label(transition, []));

        foreach (var possible in transition.PossibleDestinationStates ?? [])
        {
            var criterion = string.IsNullOrEmpty(possible.Criterion) ? "" : $" [{possible.Criterion}]";
            Add(decision.Name, possible.DestinationState, transition.Trigger + criterion);
        }
    }

    private void Add(string from, string to, string label) => _edges.Add(new GraphEdge(from, to, label));

    private static IEnumerable<string> ActionsFrom(TriggerInfo trigger, StateInfo destination) => destination.EntryActions
        .Where(action => action.FromTrigger == trigger.ToString())
        .Select(action => action.Method.Description);

    private static string Label(TransitionInfo transition, IEnumerable<string> actions)
    {
        var names = string.Join(", ", actions);
        var guards = string.Concat(transition.GuardConditions.Select(guard => $" [{guard.Description}]"));
        return transition.Trigger + (names.Length > 0 ? " / " + names : "") + guards;
    }
}
