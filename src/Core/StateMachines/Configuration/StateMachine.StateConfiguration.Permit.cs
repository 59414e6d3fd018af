namespace Holdover.StateMachines;

public partial class StateMachine<TState, TTrigger>
{
    public partial class StateConfiguration
    {
        /// <summary>Accepts a trigger and goes to another state.</summary>
        /// <param name="trigger">The trigger that is accepted.</param>
        /// <param name="destinationState">The state that the trigger leads to.</param>
        /// <returns>This configuration, to go on with.</returns>
        /// <exception cref="ArgumentException">The destination is this state itself.</exception>
        public StateConfiguration Permit(TTrigger trigger, TState destinationState) =>
            AddPermit(trigger, destinationState, Guards.None);

        /// <summary>Accepts a trigger and goes to another state, if the guards are met.</summary>
        /// <param name="trigger">The trigger that is accepted.</param>
        /// <param name="destinationState">The state that the trigger leads to.</param>
        /// <param name="guard">What must be true for the trigger to be accepted.</param>
        /// <param name="guardDescription">What the guard is called in messages and graphs.</param>
        /// <returns>This configuration, to go on with.</returns>
        public StateConfiguration PermitIf(
            TTrigger trigger, TState destinationState, Func<bool> guard, string? guardDescription = null) =>
            AddPermit(trigger, destinationState, Guards.Of(guard, guardDescription));

        /// <summary>Accepts a trigger and goes to another state, if the guards are met.</summary>
        /// <param name="trigger">The trigger that is accepted.</param>
        /// <param name="destinationState">The state that the trigger leads to.</param>
        /// <param name="guards">What must all be true for the trigger to be accepted, each with its description.</param>
        /// <returns>This configuration, to go on with.</returns>
        public StateConfiguration PermitIf(
            TTrigger trigger, TState destinationState, params Tuple<Func<bool>, string>[] guards) =>
            AddPermit(trigger, destinationState, Guards.Of(guards));

        /// <inheritdoc cref="PermitIf(TTrigger, TState, Func{bool}, string)"/>
        public StateConfiguration PermitIf<TArg0>(
            TriggerWithParameters<TArg0> trigger,
            TState destinationState,
            Func<TArg0, bool> guard,
            string? guardDescription = null) =>
            AddPermit(TriggerOf(trigger), destinationState, Guards.Of(guard, guardDescription));

        /// <inheritdoc cref="PermitIf(TTrigger, TState, Tuple{Func{bool}, string}[])"/>
        public StateConfiguration PermitIf<TArg0>(
            TriggerWithParameters<TArg0> trigger,
            TState destinationState,
            params Tuple<Func<TArg0, bool>, string>[] guards) =>
            AddPermit(TriggerOf(trigger), destinationState, Guards.Of(guards));

        /// <inheritdoc cref="PermitIf(TTrigger, TState, Func{bool}, string)"/>
        public StateConfiguration PermitIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            TState destinationState,
            Func<TArg0, TArg1, bool> guard,
            string? guardDescription = null) =>
            AddPermit(TriggerOf(trigger), destinationState, Guards.Of(guard, guardDescription));

        /// <inheritdoc cref="PermitIf(TTrigger, TState, Tuple{Func{bool}, string}[])"/>
        public StateConfiguration PermitIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            TState destinationState,
            params Tuple<Func<TArg0, TArg1, bool>, string>[] guards) =>
            AddPermit(TriggerOf(trigger), destinationState, Guards.Of(guards));

        /// <inheritdoc cref="PermitIf(TTrigger, TState, Func{bool}, string)"/>
        public StateConfiguration PermitIf<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            TState destinationState,
            Func<TArg0, TArg1, TArg2, bool> guard,
            string? guardDescription = null) =>
            AddPermit(TriggerOf(trigger), destinationState, Guards.Of(guard, guardDescription));

        /// <inheritdoc cref="PermitIf(TTrigger, TState, Tuple{Func{bool}, string}[])"/>
        public StateConfiguration PermitIf<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            TState destinationState,
            params Tuple<Func<TArg0, TArg1, TArg2, bool>, string>[] guards) =>
            AddPermit(TriggerOf(trigger), destinationState, Guards.Of(guards));

        private StateConfiguration AddPermit(TTrigger trigger, TState destination, Guard[] guards)
        {
            if (SameState(destination, State))
            {
                throw new ArgumentException(
                    "Permit() (and PermitIf()) require that the destination state is not equal to the source state. " +
                    "To accept a trigger without changing state, use either Ignore() or PermitReentry().",
                    nameof(destination));
            }
            Machine.Mention(destination);
            return Add(Behaviour.Permit(trigger, destination, guards));
        }
    }
}
