namespace Holdover.StateMachines;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>Works out which actions run on the way from one state to another.</summary>
    internal sealed class PathPlanner(StateMachine<TState, TTrigger> machine)
    {
        public StateNode Mention(TState state, out int slot)
        {
            var node = machine.Mention(state);
            slot = machine._stateSlots.Find(state);
            return node;
        }

        /// <summary>Plans the way from the state that the machine is in.</summary>
        /// <param name="source">The current state.</param>
        /// <param name="destination">Where to.</param>
        /// <param name="trigger">The trigger, which says which of the entry actions run.</param>
        /// <param name="isReentry">Whether the destination is left and entered even when the source is within it.</param>
        public Path Plan(StateNode source, StateNode destination, TTrigger trigger, bool isReentry)
        {
            var (left, entered) = Between(source, destination, isReentry);
            var descent = Descend(source.State, destination, trigger);
            Invariant.Holds(!isReentry || destination.Includes(source));
            return new Path
            {
                Exits = [.. left.SelectMany(node => node.ExitActions)],
                Entries = [.. entered.SelectMany(node => EntriesOf(node, trigger))],
                Transition = new Transition(source.State, destination.State, trigger),
                Descent = descent,
                Completed = new Transition(source.State, EndOf(descent, destination.State), trigger),
            };
        }

        /// <summary>The states that are left, from the inside out, and those that are entered, from the outside in.</summary>
        private static (IEnumerable<StateNode> Left, IEnumerable<StateNode> Entered) Between(
            StateNode source, StateNode destination, bool isReentry)
        {
            if (ReferenceEquals(source, destination))
                return ([source], [destination]);

            var left = source.Outwards().TakeWhile(node => !node.Includes(destination));
            if (isReentry)
                return (left.Append(destination), [destination]);
            return (left, destination.Outwards().TakeWhile(node => !node.Includes(source)).Reverse());
        }

        private static IEnumerable<Callback> EntriesOf(StateNode node, TTrigger trigger) =>
            node.EntryActions.Where(action => action.RunsOn(trigger));

        private static Descent? Descend(TState source, StateNode from, TTrigger trigger)
        {
            if (from.InitialSubstate is not { } into)
                return null;

            // A target elsewhere is refused when it is reached; what would follow it is never run, and might not end.
            var isIntoSubstate = ReferenceEquals(into.Superstate, from);
            return new Descent
            {
                IsIntoSubstate = isIntoSubstate,
                Entries = [.. EntriesOf(into, trigger)],
                Announced = new Transition(from.State, into.State, trigger),
                Entered = new Transition(source, into.State, trigger),
                Next = isIntoSubstate ? Descend(source, into, trigger) : null,
            };
        }

        private static TState EndOf(Descent? descent, TState destination)
        {
            for (; descent is not null; descent = descent.Next)
                destination = descent.Entered.Destination;
            return destination;
        }
    }
}
