namespace Holdover.StateMachines;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>What a state is configured through: which triggers it accepts, what it runs, what it is part of.</summary>
    public partial class StateConfiguration
    {
        private readonly StateNode _node;

        internal StateConfiguration(StateMachine<TState, TTrigger> machine, StateNode node)
        {
            Machine = machine;
            _node = node;
        }

        /// <summary>The state that is configured.</summary>
        public TState State => _node.State;

        /// <summary>The machine that the state belongs to.</summary>
        public StateMachine<TState, TTrigger> Machine { get; }

        /// <summary>Makes this state a part of another: what the other accepts, it accepts too.</summary>
        /// <param name="superstate">The state around this one.</param>
        /// <returns>This configuration, to go on with.</returns>
        /// <exception cref="ArgumentException">The other state is, or is within, this one.</exception>
        public StateConfiguration SubstateOf(TState superstate)
        {
            var superstateNode = Machine.List(superstate);
            if (_node.Includes(superstateNode))
            {
                throw new ArgumentException(
                    $"Configuring {State} as a substate of {superstate} creates an illegal cyclic configuration.",
                    nameof(superstate));
            }
            _node.MoveInto(superstateNode);
            return Changed();
        }

        /// <summary>Says which substate is entered when a transition ends in this state.</summary>
        /// <param name="targetState">A direct substate of this state; whether it is one is checked when it is entered.</param>
        /// <returns>This configuration, to go on with.</returns>
        /// <exception cref="InvalidOperationException">The state has an initial transition already.</exception>
        /// <exception cref="ArgumentException">The target is the state itself.</exception>
        public StateConfiguration InitialTransition(TState targetState)
        {
            if (_node.InitialSubstate is { } known)
            {
                throw new InvalidOperationException(
                    $"This state has already been configured with an initial transition ({known.State}).");
            }
            if (SameState(targetState, State))
            {
                throw new ArgumentException(
                    "Setting the current state as the target destination state is not allowed.", nameof(targetState));
            }
            _node.InitialSubstate = Machine.Mention(targetState);
            return Changed();
        }

        private StateConfiguration Add(Behaviour behaviour)
        {
            Machine._triggerSlots.Add(behaviour.Trigger);
            _node.Behaviours.Add(behaviour);
            return Changed();
        }

        /// <summary>A configuration can be kept and changed at any time, so each change tells the machine.</summary>
        private StateConfiguration Changed()
        {
            Machine.Invalidate();
            return this;
        }
    }
}
