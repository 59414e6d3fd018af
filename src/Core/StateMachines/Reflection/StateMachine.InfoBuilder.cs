using Holdover.StateMachines.Reflection;

namespace Holdover.StateMachines;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>Describes a machine in the types that do not name the types of its states and triggers.</summary>
    private sealed class InfoBuilder
    {
        private readonly StateMachine<TState, TTrigger> _machine;
        private readonly List<StateNode> _nodes;
        private readonly List<StateInfo> _states;

        public InfoBuilder(StateMachine<TState, TTrigger> machine)
        {
            _machine = machine;
            _nodes = [.. machine._nodes, .. NamedOnly(machine)];
            _states = [.. _nodes.Select(node => new StateInfo(node.State))];
        }

        public StateMachineInfo Build()
        {
            for (var index = 0; index < _nodes.Count; index++)
                Fill(_states[index], _nodes[index]);
            var initial = _nodes.FindIndex(node => SameState(node.State, _machine._initialState));
            return new StateMachineInfo(
                _states,
                typeof(TState),
                typeof(TTrigger),
                initial >= 0 ? _states[initial] : new StateInfo(_machine._initialState));
        }

        /// <summary>The states that transitions lead to, but that were never configured.</summary>
        private static IEnumerable<StateNode> NamedOnly(StateMachine<TState, TTrigger> machine) => machine._nodes
            .SelectMany(node => node.Behaviours)
            .Where(behaviour => behaviour.Kind == BehaviourKind.Permit)
            .Select(behaviour => machine.Mention(behaviour.Destination!))
            .Where(node => !node.IsListed)
            .Distinct();

        private void Fill(StateInfo info, StateNode node)
        {
            info.Superstate = node.Superstate is { } superstate ? InfoOf(superstate) : null;
            info.Substates = [.. node.Substates.Select(InfoOf)];
            info.EntryActions = [.. node.EntryActions.Select(Describe)];
            info.ExitActions = [.. node.ExitActions.Select(action => action.Info)];
            info.ActivateActions = [.. node.ActivateActions.Select(action => action.Info)];
            info.DeactivateActions = [.. node.DeactivateActions.Select(action => action.Info)];
            info.FixedTransitions = [.. Fixed(node)];
            info.DynamicTransitions = [.. node.Behaviours.Where(b => b.Kind == BehaviourKind.Dynamic).Select(Dynamic)];
            info.IgnoredTriggers = [.. node.Behaviours.Where(b => b.Kind == BehaviourKind.Ignore).Select(Ignored)];
        }

        private StateInfo InfoOf(StateNode node)
        {
            var index = _nodes.IndexOf(node);
            Invariant.Holds(index >= 0);
            return _states[index];
        }

        private static ActionInfo Describe(Callback callback) =>
            new(callback.Info, callback.HasOnlyTrigger ? callback.OnlyTrigger?.ToString() : null);

        private IEnumerable<FixedTransitionInfo> Fixed(StateNode node) => node.Behaviours
            .Where(behaviour => behaviour.Kind is BehaviourKind.Permit or BehaviourKind.Reentry or BehaviourKind.Internal)
            .Select(behaviour => new FixedTransitionInfo(
                TriggerOf(behaviour),
                GuardsOf(behaviour),
                InfoOf(behaviour.Kind == BehaviourKind.Permit ? _machine.Mention(behaviour.Destination!) : node),
                behaviour.Kind == BehaviourKind.Internal));

        private static DynamicTransitionInfo Dynamic(Behaviour behaviour) => new(
            TriggerOf(behaviour), GuardsOf(behaviour), behaviour.SelectorInfo!, behaviour.PossibleDestinations);

        private static IgnoredTransitionInfo Ignored(Behaviour behaviour) => new(TriggerOf(behaviour), GuardsOf(behaviour));

        private static TriggerInfo TriggerOf(Behaviour behaviour) => new(behaviour.Trigger);

        private static IEnumerable<InvocationInfo> GuardsOf(Behaviour behaviour) =>
            behaviour.Guards.Select(guard => guard.Info);
    }
}
