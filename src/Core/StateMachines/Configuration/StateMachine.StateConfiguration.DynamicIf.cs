using Holdover.StateMachines.Reflection;

namespace Holdover.StateMachines;

public partial class StateMachine<TState, TTrigger>
{
    public partial class StateConfiguration
    {
        /// <summary>Accepts a trigger and goes where a selector says, if the guards are met.</summary>
        /// <param name="trigger">The trigger that is accepted.</param>
        /// <param name="destinationStateSelector">Says which state the trigger leads to; this state itself is re-entered.</param>
        /// <param name="guard">What must be true for the trigger to be accepted.</param>
        /// <param name="guardDescription">What the guard is called in messages and graphs.</param>
        /// <param name="possibleDestinationStates">The states that the selector may name, for graphs.</param>
        /// <returns>This configuration, to go on with.</returns>
        public StateConfiguration PermitDynamicIf(
            TTrigger trigger,
            Func<TState> destinationStateSelector,
            Func<bool> guard,
            string? guardDescription = null,
            DynamicStateInfos? possibleDestinationStates = null) =>
            AddDynamic(
                trigger,
                Selector(destinationStateSelector, null),
                possibleDestinationStates,
                Guards.Of(guard, guardDescription));

        /// <inheritdoc cref="PermitDynamicIf(TTrigger, Func{TState}, Func{bool}, string, DynamicStateInfos)"/>
        public StateConfiguration PermitDynamicIf(
            TTrigger trigger,
            Func<TState> destinationStateSelector,
            string? destinationStateSelectorDescription,
            Func<bool> guard,
            string? guardDescription = null,
            DynamicStateInfos? possibleDestinationStates = null) =>
            AddDynamic(
                trigger,
                Selector(destinationStateSelector, destinationStateSelectorDescription),
                possibleDestinationStates,
                Guards.Of(guard, guardDescription));

        /// <inheritdoc cref="PermitDynamicIf(TTrigger, Func{TState}, Func{bool}, string, DynamicStateInfos)"/>
        public StateConfiguration PermitDynamicIf(
            TTrigger trigger,
            Func<TState> destinationStateSelector,
            params Tuple<Func<bool>, string>[] guards) =>
            AddDynamic(
                trigger,
                Selector(destinationStateSelector, null),
                null,
                Guards.Of(guards));

        /// <inheritdoc cref="PermitDynamicIf(TTrigger, Func{TState}, Func{bool}, string, DynamicStateInfos)"/>
        public StateConfiguration PermitDynamicIf(
            TTrigger trigger,
            Func<TState> destinationStateSelector,
            DynamicStateInfos possibleDestinationStates,
            params Tuple<Func<bool>, string>[] guards) =>
            AddDynamic(
                trigger,
                Selector(destinationStateSelector, null),
                possibleDestinationStates,
                Guards.Of(guards));

        /// <inheritdoc cref="PermitDynamicIf(TTrigger, Func{TState}, Func{bool}, string, DynamicStateInfos)"/>
        public StateConfiguration PermitDynamicIf(
            TTrigger trigger,
            Func<TState> destinationStateSelector,
            string? destinationStateSelectorDescription,
            params Tuple<Func<bool>, string>[] guards) =>
            AddDynamic(
                trigger,
                Selector(destinationStateSelector, destinationStateSelectorDescription),
                null,
                Guards.Of(guards));

        /// <inheritdoc cref="PermitDynamicIf(TTrigger, Func{TState}, Func{bool}, string, DynamicStateInfos)"/>
        public StateConfiguration PermitDynamicIf(
            TTrigger trigger,
            Func<TState> destinationStateSelector,
            string? destinationStateSelectorDescription,
            DynamicStateInfos possibleDestinationStates,
            params Tuple<Func<bool>, string>[] guards) =>
            AddDynamic(
                trigger,
                Selector(destinationStateSelector, destinationStateSelectorDescription),
                possibleDestinationStates,
                Guards.Of(guards));
    }
}
