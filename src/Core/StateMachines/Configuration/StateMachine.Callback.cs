using Holdover.StateMachines.Reflection;

namespace Holdover.StateMachines;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>An action of the user's, in the shape it was given: it is called with no more than it asks for.</summary>
    internal sealed class Callback
    {
        private readonly Action? _plain;
        private readonly Action<Transition>? _withTransition;
        private readonly Action<Arguments?, Transition>? _withArguments;

        public Callback(Action action, string? description)
            : this(InvocationInfo.Of(action, description)) => _plain = action;

        public Callback(Action<Transition> action, string? description)
            : this(InvocationInfo.Of(action, description)) => _withTransition = action;

        /// <summary>An action that takes the trigger's arguments; <paramref name="original"/> is what the user wrote.</summary>
        public Callback(Action<Arguments?, Transition> action, Delegate original, string? description)
            : this(InvocationInfo.Of(original, description)) => _withArguments = action;

        private Callback(InvocationInfo info) => Info = info;

        public InvocationInfo Info { get; }

        public bool HasOnlyTrigger { get; private set; }

        /// <summary>The trigger that this action waits for; without one, it runs on every trigger.</summary>
        public TTrigger? OnlyTrigger { get; private set; }

        /// <summary>Makes the action wait for one trigger; part of making it.</summary>
        public Callback On(TTrigger trigger)
        {
            Invariant.Holds(!HasOnlyTrigger);
            HasOnlyTrigger = true;
            OnlyTrigger = trigger;
            return this;
        }

        public bool RunsOn(TTrigger trigger) =>
            !HasOnlyTrigger || EqualityComparer<TTrigger>.Default.Equals(OnlyTrigger, trigger);

        public void Run(Transition transition, Arguments? arguments)
        {
            if (_plain is not null)
                _plain();
            else if (_withTransition is not null)
                _withTransition(transition);
            else
                _withArguments!(arguments, transition);
        }
    }
}
