namespace Holdover.StateMachines;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>An initial transition on a path: from a state that has just been entered into a substate of it.</summary>
    internal sealed class Descent
    {
        /// <summary>Whether the target is a direct substate, as it must be.</summary>
        public required bool IsIntoSubstate { get; init; }

        /// <summary>What entering the substate runs.</summary>
        public required Callback[] Entries { get; init; }

        /// <summary>From the state above to the substate, as listeners are told.</summary>
        public required Transition Announced { get; init; }

        /// <summary>From the path's source to the substate, as entry actions are told.</summary>
        public required Transition Entered { get; init; }

        /// <summary>The descent that follows, if any.</summary>
        public required Descent? Next { get; init; }
    }
}
