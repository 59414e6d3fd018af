namespace Holdover.StateMachines;

public partial class StateMachine<TState, TTrigger>
{
    public partial class StateConfiguration
    {
        /// <summary>Accepts a trigger, leaves this state and enters it again, running its exit and entry actions.</summary>
        /// <param name="trigger">The trigger that is accepted.</param>
        /// <returns>This configuration, to go on with.</returns>
        public StateConfiguration PermitReentry(TTrigger trigger) => AddReentry(trigger, Guards.None);

        /// <summary>Accepts a trigger, leaves this state and enters it again, if the guards are met.</summary>
        /// <param name="trigger">The trigger that is accepted.</param>
        /// <param name="guard">What must be true for the trigger to be accepted.</param>
        /// <param name="guardDescription">What the guard is called in messages and graphs.</param>
        /// <returns>This configuration, to go on with.</returns>
        public StateConfiguration PermitReentryIf(
            TTrigger trigger, Func<bool> guard, string? guardDescription = null) =>
            AddReentry(trigger, Guards.Of(guard, guardDescription));

        /// <summary>Accepts a trigger, leaves this state and enters it again, if the guards are met.</summary>
        /// <param name="trigger">The trigger that is accepted.</param>
        /// <param name="guards">What must all be true for the trigger to be accepted, each with its description.</param>
        /// <returns>This configuration, to go on with.</returns>
        public StateConfiguration PermitReentryIf(
            TTrigger trigger, params Tuple<Func<bool>, string>[] guards) =>
            AddReentry(trigger, Guards.Of(guards));

        /// <inheritdoc cref="PermitReentryIf(TTrigger, Func{bool}, string)"/>
        public StateConfiguration PermitReentryIf<TArg0>(
            TriggerWithParameters<TArg0> trigger, Func<TArg0, bool> guard, string? guardDescription = null) =>
            AddReentry(TriggerOf(trigger), Guards.Of(guard, guardDescription));

        /// <inheritdoc cref="PermitReentryIf(TTrigger, Tuple{Func{bool}, string}[])"/>
        public StateConfiguration PermitReentryIf<TArg0>(
            TriggerWithParameters<TArg0> trigger, params Tuple<Func<TArg0, bool>, string>[] guards) =>
            AddReentry(TriggerOf(trigger), Guards.Of(guards));

        /// <inheritdoc cref="PermitReentryIf(TTrigger, Func{bool}, string)"/>
        public StateConfiguration PermitReentryIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, Func<TArg0, TArg1, bool> guard, string? guardDescription = null) =>
            AddReentry(TriggerOf(trigger), Guards.Of(guard, guardDescription));

        /// <inheritdoc cref="PermitReentryIf(TTrigger, Tuple{Func{bool}, string}[])"/>
        public StateConfiguration PermitReentryIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, params Tuple<Func<TArg0, TArg1, bool>, string>[] guards) =>
            AddReentry(TriggerOf(trigger), Guards.Of(guards));

        /// <inheritdoc cref="PermitReentryIf(TTrigger, Func{bool}, string)"/>
        public StateConfiguration PermitReentryIf<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Func<TArg0, TArg1, TArg2, bool> guard,
            string? guardDescription = null) =>
            AddReentry(TriggerOf(trigger), Guards.Of(guard, guardDescription));

        /// <inheritdoc cref="PermitReentryIf(TTrigger, Tuple{Func{bool}, string}[])"/>
        public StateConfiguration PermitReentryIf<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            params Tuple<Func<TArg0, TArg1, TArg2, bool>, string>[] guards) =>
            AddReentry(TriggerOf(trigger), Guards.Of(guards));

        private StateConfiguration AddReentry(TTrigger trigger, Guard[] guards) =>
            Add(Behaviour.Reentry(trigger, State, guards));
    }
}
