namespace Holdover.StateMachines;

public partial class StateMachine<TState, TTrigger>
{
    public partial class StateConfiguration
    {
        /// <summary>Accepts a trigger and does nothing.</summary>
        /// <param name="trigger">The trigger that is ignored.</param>
        /// <returns>This configuration, to go on with.</returns>
        public StateConfiguration Ignore(TTrigger trigger) => AddIgnore(trigger, Guards.None);

        /// <summary>Accepts a trigger and does nothing, if the guards are met.</summary>
        /// <param name="trigger">The trigger that is accepted.</param>
        /// <param name="guard">What must be true for the trigger to be accepted.</param>
        /// <param name="guardDescription">What the guard is called in messages and graphs.</param>
        /// <returns>This configuration, to go on with.</returns>
        public StateConfiguration IgnoreIf(
            TTrigger trigger, Func<bool> guard, string? guardDescription = null) =>
            AddIgnore(trigger, Guards.Of(guard, guardDescription));

        /// <summary>Accepts a trigger and does nothing, if the guards are met.</summary>
        /// <param name="trigger">The trigger that is accepted.</param>
        /// <param name="guards">What must all be true for the trigger to be accepted, each with its description.</param>
        /// <returns>This configuration, to go on with.</returns>
        public StateConfiguration IgnoreIf(
            TTrigger trigger, params Tuple<Func<bool>, string>[] guards) =>
            AddIgnore(trigger, Guards.Of(guards));

        /// <inheritdoc cref="IgnoreIf(TTrigger, Func{bool}, string)"/>
        public StateConfiguration IgnoreIf<TArg0>(
            TriggerWithParameters<TArg0> trigger, Func<TArg0, bool> guard, string? guardDescription = null) =>
            AddIgnore(TriggerOf(trigger), Guards.Of(guard, guardDescription));

        /// <inheritdoc cref="IgnoreIf(TTrigger, Tuple{Func{bool}, string}[])"/>
        public StateConfiguration IgnoreIf<TArg0>(
            TriggerWithParameters<TArg0> trigger, params Tuple<Func<TArg0, bool>, string>[] guards) =>
            AddIgnore(TriggerOf(trigger), Guards.Of(guards));

        /// <inheritdoc cref="IgnoreIf(TTrigger, Func{bool}, string)"/>
        public StateConfiguration IgnoreIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, Func<TArg0, TArg1, bool> guard, string? guardDescription = null) =>
            AddIgnore(TriggerOf(trigger), Guards.Of(guard, guardDescription));

        /// <inheritdoc cref="IgnoreIf(TTrigger, Tuple{Func{bool}, string}[])"/>
        public StateConfiguration IgnoreIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, params Tuple<Func<TArg0, TArg1, bool>, string>[] guards) =>
            AddIgnore(TriggerOf(trigger), Guards.Of(guards));

        /// <inheritdoc cref="IgnoreIf(TTrigger, Func{bool}, string)"/>
        public StateConfiguration IgnoreIf<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Func<TArg0, TArg1, TArg2, bool> guard,
            string? guardDescription = null) =>
            AddIgnore(TriggerOf(trigger), Guards.Of(guard, guardDescription));

        /// <inheritdoc cref="IgnoreIf(TTrigger, Tuple{Func{bool}, string}[])"/>
        public StateConfiguration IgnoreIf<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            params Tuple<Func<TArg0, TArg1, TArg2, bool>, string>[] guards) =>
            AddIgnore(TriggerOf(trigger), Guards.Of(guards));

        private StateConfiguration AddIgnore(TTrigger trigger, Guard[] guards) => Add(Behaviour.Ignore(trigger, guards));
    }
}
