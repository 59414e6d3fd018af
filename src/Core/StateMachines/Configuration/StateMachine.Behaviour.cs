using Holdover.StateMachines.Reflection;

namespace Holdover.StateMachines;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>What one state does on one trigger under some guards, as it was configured.</summary>
    internal sealed class Behaviour
    {
        private Behaviour(BehaviourKind kind, TTrigger trigger, Guard[] guards)
        {
            Kind = kind;
            Trigger = trigger;
            Guards = guards;
        }

        public BehaviourKind Kind { get; }

        public TTrigger Trigger { get; }

        /// <summary>All of these must be met.</summary>
        public Guard[] Guards { get; }

        /// <summary>Where <see cref="BehaviourKind.Permit"/> and <see cref="BehaviourKind.Reentry"/> lead.</summary>
        public TState? Destination { get; private init; }

        /// <summary>What <see cref="BehaviourKind.Internal"/> runs.</summary>
        public Callback? Action { get; private init; }

        /// <summary>What says where <see cref="BehaviourKind.Dynamic"/> leads.</summary>
        public Func<Arguments?, TState>? Selector { get; private init; }

        public InvocationInfo? SelectorInfo { get; private init; }

        public DynamicStateInfos? PossibleDestinations { get; private init; }

        public static Behaviour Permit(TTrigger trigger, TState destination, Guard[] guards) =>
            new(BehaviourKind.Permit, trigger, guards) { Destination = destination };

        public static Behaviour Reentry(TTrigger trigger, TState state, Guard[] guards) =>
            new(BehaviourKind.Reentry, trigger, guards) { Destination = state };

        public static Behaviour Internal(TTrigger trigger, Callback action, Guard[] guards) =>
            new(BehaviourKind.Internal, trigger, guards) { Action = action };

        public static Behaviour Ignore(TTrigger trigger, Guard[] guards) =>
            new(BehaviourKind.Ignore, trigger, guards);

        public static Behaviour Dynamic(
            TTrigger trigger,
            Func<Arguments?, TState> selector,
            InvocationInfo selectorInfo,
            DynamicStateInfos? possibleDestinations,
            Guard[] guards) =>
            new(BehaviourKind.Dynamic, trigger, guards)
            {
                Selector = selector,
                SelectorInfo = selectorInfo,
                PossibleDestinations = possibleDestinations,
            };
    }
}
