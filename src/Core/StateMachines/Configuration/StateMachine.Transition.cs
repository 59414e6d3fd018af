namespace Holdover.StateMachines;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>What happened: from where, to where, by which trigger and with which arguments.</summary>
    /// <remarks>Immutable. One that carries no arguments may be handed out again by a later transition of the same kind.</remarks>
    public class Transition
    {
        private readonly Arguments? _arguments;
        private object[]? _parameters;

        /// <summary>Describes a transition.</summary>
        /// <param name="source">The state that is left.</param>
        /// <param name="destination">The state that is entered.</param>
        /// <param name="trigger">The trigger that caused it.</param>
        /// <param name="parameters">The arguments of the trigger; none when <see langword="null"/>.</param>
        public Transition(TState source, TState destination, TTrigger trigger, object[]? parameters = null)
            : this(source, destination, trigger, Arguments.Of(parameters ?? []))
        {
        }

        internal Transition(TState source, TState destination, TTrigger trigger, Arguments? arguments)
        {
            Source = source;
            Destination = destination;
            Trigger = trigger;
            _arguments = arguments;
        }

        /// <summary>The state that is left.</summary>
        public TState Source { get; }

        /// <summary>The state that is entered.</summary>
        public TState Destination { get; }

        /// <summary>The trigger that caused the transition.</summary>
        public TTrigger Trigger { get; }

        /// <summary>Whether the state that is left is entered again.</summary>
        public bool IsReentry => SameState(Source, Destination);

        /// <summary>The arguments of the trigger, in order; empty when it has none.</summary>
        public object[] Parameters => _parameters ??= _arguments?.ToArray() ?? [];

        /// <summary>This transition, caused with these arguments; itself when there are none, so that nothing is allocated.</summary>
        internal Transition With(Arguments? arguments) =>
            arguments is null ? this : new Transition(Source, Destination, Trigger, arguments);
    }
}
