namespace Holdover.StateMachines;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>All that was configured for one state, in the order in which it was configured.</summary>
    internal sealed class StateNode(TState state)
    {
        private readonly List<StateNode> _substates = [];

        public TState State => state;

        /// <summary>Whether the state was configured, rather than only named as a destination.</summary>
        public bool IsListed { get; set; }

        public StateNode? Superstate { get; private set; }

        public IReadOnlyList<StateNode> Substates => _substates;

        public List<Behaviour> Behaviours { get; } = [];

        public List<Callback> EntryActions { get; } = [];

        public List<Callback> ExitActions { get; } = [];

        public List<PlainAction> ActivateActions { get; } = [];

        public List<PlainAction> DeactivateActions { get; } = [];

        /// <summary>The substate that is entered when this state is; none when <see langword="null"/>.</summary>
        public StateNode? InitialSubstate { get; set; }

        /// <summary>This state and the states around it, from the inside out.</summary>
        public IEnumerable<StateNode> Outwards()
        {
            for (var node = this; node is not null; node = node.Superstate)
                yield return node;
        }

        /// <summary>Whether a machine that is in <paramref name="other"/> is in this state too.</summary>
        public bool Includes(StateNode other)
        {
            for (var node = other; node is not null; node = node.Superstate)
            {
                if (ReferenceEquals(node, this))
                    return true;
            }
            return false;
        }

        /// <summary>Puts this state into another; a second time moves it.</summary>
        public void MoveInto(StateNode superstate)
        {
            Invariant.Holds(!Includes(superstate));
            Superstate?._substates.Remove(this);
            Superstate = superstate;
            superstate._substates.Add(this);
        }
    }
}
