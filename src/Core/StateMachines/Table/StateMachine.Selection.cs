namespace Holdover.StateMachines;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>A dynamic transition from one state: each destination's path is worked out when it is first chosen.</summary>
    internal sealed class Selection(PathPlanner planner, StateNode source, Behaviour behaviour)
    {
        private Path?[] _paths = [];

        public Path Choose(Arguments? arguments)
        {
            Invariant.Holds(behaviour.Selector is not null);
            var destination = planner.Mention(behaviour.Selector(arguments), out var slot);
            if (slot >= _paths.Length)
                Array.Resize(ref _paths, slot + 1);
            Invariant.Holds(_paths[slot] is not { } known || SameState(known.Transition.Destination, destination.State));
            return _paths[slot] ??= planner.Plan(source, destination, behaviour.Trigger, isReentry: false);
        }
    }
}
