namespace Holdover.StateMachines;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>Compiles a machine's configuration to its table.</summary>
    internal sealed class TableCompiler(StateMachine<TState, TTrigger> machine)
    {
        private readonly PathPlanner _planner = new(machine);

        public Table Compile()
        {
            var cells = new Cell?[machine._stateSlots.Count][];
            foreach (var node in machine._nodes)
                cells[machine._stateSlots.Find(node.State)] = CellsOf(node);
            return new Table(cells);
        }

        private Cell?[] CellsOf(StateNode current)
        {
            var cells = new Cell?[machine._triggerSlots.Count];

            // From the outermost state inwards, so that each cell finds the one that it hands on to in its place.
            foreach (var owner in current.Outwards().Reverse())
            {
                foreach (var group in owner.Behaviours.GroupBy(behaviour => machine._triggerSlots.Find(behaviour.Trigger)))
                {
                    var trigger = group.First().Trigger;
                    Row[] rows = [.. group.Select(behaviour => RowOf(current, behaviour))];
                    cells[group.Key] = new Cell(owner, trigger, rows, machine.SignatureOf(trigger), cells[group.Key]);
                }
            }
            return cells;
        }

        private Row RowOf(StateNode current, Behaviour behaviour) => behaviour.Kind switch
        {
            BehaviourKind.Permit => RowTo(current, behaviour),
            BehaviourKind.Reentry => RowAlong(current, behaviour, isReentry: true),
            BehaviourKind.Dynamic => new Row(behaviour, RowKind.Select)
            {
                Selection = new Selection(_planner, current, behaviour),
            },
            BehaviourKind.Internal => new Row(behaviour, RowKind.Act)
            {
                Action = behaviour.Action,
                Staying = new Transition(current.State, current.State, behaviour.Trigger),
            },
            _ => new Row(behaviour, RowKind.Stay),
        };

        /// <summary>A superstate that leads to the very state that the machine is in leads nowhere: that is no re-entry.</summary>
        private Row RowTo(StateNode current, Behaviour behaviour) =>
            SameState(current.State, behaviour.Destination!)
                ? new Row(behaviour, RowKind.Stay)
                : RowAlong(current, behaviour, isReentry: false);

        private Row RowAlong(StateNode current, Behaviour behaviour, bool isReentry)
        {
            Invariant.Holds(behaviour.Destination is not null);
            var destination = _planner.Mention(behaviour.Destination, out _);
            return new Row(behaviour, RowKind.Follow)
            {
                Path = _planner.Plan(current, destination, behaviour.Trigger, isReentry),
            };
        }
    }
}
