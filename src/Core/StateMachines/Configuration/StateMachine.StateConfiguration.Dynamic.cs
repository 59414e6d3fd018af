using Holdover.StateMachines.Reflection;

namespace Holdover.StateMachines;

public partial class StateMachine<TState, TTrigger>
{
    public partial class StateConfiguration
    {
        /// <summary>Accepts a trigger and goes where a selector says.</summary>
        /// <param name="trigger">The trigger that is accepted.</param>
        /// <param name="destinationStateSelector">Says which state the trigger leads to; this state itself is re-entered.</param>
        /// <param name="destinationStateSelectorDescription">What the selector is called in graphs.</param>
        /// <param name="possibleDestinationStates">The states that the selector may name, for graphs.</param>
        /// <returns>This configuration, to go on with.</returns>
        public StateConfiguration PermitDynamic(
            TTrigger trigger,
            Func<TState> destinationStateSelector,
            string? destinationStateSelectorDescription = null,
            DynamicStateInfos? possibleDestinationStates = null) =>
            AddDynamic(
                trigger,
                Selector(destinationStateSelector, destinationStateSelectorDescription),
                possibleDestinationStates,
                Guards.None);

        /// <inheritdoc cref="PermitDynamic(TTrigger, Func{TState}, string, DynamicStateInfos)"/>
        public StateConfiguration PermitDynamic<TArg0>(
            TriggerWithParameters<TArg0> trigger,
            Func<TArg0, TState> destinationStateSelector,
            string? destinationStateSelectorDescription = null,
            DynamicStateInfos? possibleDestinationStates = null) =>
            AddDynamic(
                TriggerOf(trigger),
                Selector(destinationStateSelector, destinationStateSelectorDescription),
                possibleDestinationStates,
                Guards.None);

        /// <inheritdoc cref="PermitDynamic(TTrigger, Func{TState}, string, DynamicStateInfos)"/>
        public StateConfiguration PermitDynamic<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Func<TArg0, TArg1, TState> destinationStateSelector,
            string? destinationStateSelectorDescription = null,
            DynamicStateInfos? possibleDestinationStates = null) =>
            AddDynamic(
                TriggerOf(trigger),
                Selector(destinationStateSelector, destinationStateSelectorDescription),
                possibleDestinationStates,
                Guards.None);

        /// <inheritdoc cref="PermitDynamic(TTrigger, Func{TState}, string, DynamicStateInfos)"/>
        public StateConfiguration PermitDynamic<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Func<TArg0, TArg1, TArg2, TState> destinationStateSelector,
            string? destinationStateSelectorDescription = null,
            DynamicStateInfos? possibleDestinationStates = null) =>
            AddDynamic(
                TriggerOf(trigger),
                Selector(destinationStateSelector, destinationStateSelectorDescription),
                possibleDestinationStates,
                Guards.None);

        private static (Func<Arguments?, TState> Choose, InvocationInfo Info) Selector(Func<TState> selector, string? description)
        {
            ArgumentNullException.ThrowIfNull(selector);
            return (_ => selector(), InvocationInfo.Of(selector, description));
        }

        private static (Func<Arguments?, TState> Choose, InvocationInfo Info) Selector<TArg0>(
            Func<TArg0, TState> selector, string? description)
        {
            ArgumentNullException.ThrowIfNull(selector);
            return (Unpack.Function(selector), InvocationInfo.Of(selector, description));
        }

        private static (Func<Arguments?, TState> Choose, InvocationInfo Info) Selector<TArg0, TArg1>(
            Func<TArg0, TArg1, TState> selector, string? description)
        {
            ArgumentNullException.ThrowIfNull(selector);
            return (Unpack.Function(selector), InvocationInfo.Of(selector, description));
        }

        private static (Func<Arguments?, TState> Choose, InvocationInfo Info) Selector<TArg0, TArg1, TArg2>(
            Func<TArg0, TArg1, TArg2, TState> selector, string? description)
        {
            ArgumentNullException.ThrowIfNull(selector);
            return (Unpack.Function(selector), InvocationInfo.Of(selector, description));
        }

        private StateConfiguration AddDynamic(
            TTrigger trigger,
            (Func<Arguments?, TState> Choose, InvocationInfo Info) selector,
            DynamicStateInfos? possibleDestinations,
            Guard[] guards) =>
            Add(Behaviour.Dynamic(trigger, selector.Choose, selector.Info, possibleDestinations, guards));
    }
}
