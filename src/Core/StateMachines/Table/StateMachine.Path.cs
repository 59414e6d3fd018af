namespace Holdover.StateMachines;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>The way from one state to another: what is run on it, in order, worked out beforehand.</summary>
    internal sealed class Path
    {
        /// <summary>What leaving runs, from the inside out.</summary>
        public required Callback[] Exits { get; init; }

        /// <summary>What entering runs, from the outside in.</summary>
        public required Callback[] Entries { get; init; }

        /// <summary>What happened, without arguments.</summary>
        public required Transition Transition { get; init; }

        /// <summary>The substate to go on into; <see langword="null"/> when the destination is where it ends.</summary>
        public required Descent? Descent { get; init; }

        /// <summary>From the source to where the path ends, descents included.</summary>
        public required Transition Completed { get; init; }
    }
}
