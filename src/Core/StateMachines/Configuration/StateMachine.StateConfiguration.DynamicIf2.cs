using Holdover.StateMachines.Reflection;

namespace Holdover.StateMachines;

public partial class StateMachine<TState, TTrigger>
{
    public partial class StateConfiguration
    {
        /// <inheritdoc cref="PermitDynamicIf(TTrigger, Func{TState}, Func{bool}, string, DynamicStateInfos)"/>
        public StateConfiguration PermitDynamicIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Func<TArg0, TArg1, TState> destinationStateSelector,
            Func<bool> guard,
            string? guardDescription = null,
            DynamicStateInfos? possibleDestinationStates = null) =>
            AddDynamic(
                TriggerOf(trigger),
                Selector(destinationStateSelector, null),
                possibleDestinationStates,
                Guards.Of(guard, guardDescription));

        /// <inheritdoc cref="PermitDynamicIf(TTrigger, Func{TState}, Func{bool}, string, DynamicStateInfos)"/>
        public StateConfiguration PermitDynamicIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Func<TArg0, TArg1, TState> destinationStateSelector,
            params Tuple<Func<bool>, string>[] guards) =>
            AddDynamic(
                TriggerOf(trigger),
                Selector(destinationStateSelector, null),
                null,
                Guards.Of(guards));

        /// <inheritdoc cref="PermitDynamicIf(TTrigger, Func{TState}, Func{bool}, string, DynamicStateInfos)"/>
        public StateConfiguration PermitDynamicIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Func<TArg0, TArg1, TState> destinationStateSelector,
            DynamicStateInfos possibleDestinationStates,
            params Tuple<Func<bool>, string>[] guards) =>
            AddDynamic(
                TriggerOf(trigger),
                Selector(destinationStateSelector, null),
                possibleDestinationStates,
                Guards.Of(guards));

        /// <inheritdoc cref="PermitDynamicIf(TTrigger, Func{TState}, Func{bool}, string, DynamicStateInfos)"/>
        public StateConfiguration PermitDynamicIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Func<TArg0, TArg1, TState> destinationStateSelector,
            Func<TArg0, TArg1, bool> guard,
            string? guardDescription = null,
            DynamicStateInfos? possibleDestinationStates = null) =>
            AddDynamic(
                TriggerOf(trigger),
                Selector(destinationStateSelector, null),
                possibleDestinationStates,
                Guards.Of(guard, guardDescription));

        /// <inheritdoc cref="PermitDynamicIf(TTrigger, Func{TState}, Func{bool}, string, DynamicStateInfos)"/>
        public StateConfiguration PermitDynamicIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Func<TArg0, TArg1, TState> destinationStateSelector,
            params Tuple<Func<TArg0, TArg1, bool>, string>[] guards) =>
            AddDynamic(
                TriggerOf(trigger),
                Selector(destinationStateSelector, null),
                null,
                Guards.Of(guards));

        /// <inheritdoc cref="PermitDynamicIf(TTrigger, Func{TState}, Func{bool}, string, DynamicStateInfos)"/>
        public StateConfiguration PermitDynamicIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Func<TArg0, TArg1, TState> destinationStateSelector,
            DynamicStateInfos possibleDestinationStates,
            params Tuple<Func<TArg0, TArg1, bool>, string>[] guards) =>
            AddDynamic(
                TriggerOf(trigger),
                Selector(destinationStateSelector, null),
                possibleDestinationStates,
                Guards.Of(guards));
    }
}
