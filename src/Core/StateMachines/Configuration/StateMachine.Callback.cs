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
        {
            ArgumentNullException.ThrowIfNull(action);
            _plain = action;
            Info = InvocationInfo.Of(action, description);
        }

        public Callback(Action<Transition> action, string? description)
        {
            ArgumentNullException.ThrowIfNull(action);
            _withTransition = action;
            Info = InvocationInfo.Of(action, description);
        }

        private Callback(Action<Arguments?, Transition> action, InvocationInfo info)
        {
            _withArguments = action;
            Info = info;
        }

        public InvocationInfo Info { get; }

        /// <summary>The trigger that this action waits for; when there is none, it runs on every trigger.</summary>
        public TTrigger? OnlyTrigger { get; private init; }

        public bool HasOnlyTrigger { get; private init; }

        /// <summary>An action that takes the trigger's arguments; <paramref name="original"/> is what the user wrote.</summary>
        public static Callback Typed(Action<Arguments?, Transition> action, Delegate original, string? description) =>
            new(action, InvocationInfo.Of(original, description));

        /// <summary>The same action, run on one trigger only.</summary>
        public Callback On(TTrigger trigger) => new(this) { OnlyTrigger = trigger, HasOnlyTrigger = true };

        private Callback(Callback other)
        {
            _plain = other._plain;
            _withTransition = other._withTransition;
            _withArguments = other._withArguments;
            Info = other.Info;
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
