namespace Holdover.StateMachines;

public partial class StateMachine<TState, TTrigger>
{
    public partial class StateConfiguration
    {
        /// <summary>Accepts a trigger, runs an action and stays: nothing is left, entered or reported.</summary>
        /// <param name="trigger">The trigger that is accepted.</param>
        /// <param name="internalAction">The action.</param>
        /// <returns>This configuration, to go on with.</returns>
        public StateConfiguration InternalTransition(TTrigger trigger, Action internalAction) =>
            AddInternal(trigger, new Callback(internalAction, null), Guards.None);

        /// <inheritdoc cref="InternalTransition(TTrigger, Action)"/>
        public StateConfiguration InternalTransition(TTrigger trigger, Action<Transition> internalAction) =>
            AddInternal(trigger, new Callback(internalAction, null), Guards.None);

        /// <inheritdoc cref="InternalTransition(TTrigger, Action)"/>
        public StateConfiguration InternalTransition<TArg0>(TTrigger trigger, Action<Transition> internalAction) =>
            InternalTransition(trigger, internalAction);

        /// <inheritdoc cref="InternalTransition(TTrigger, Action)"/>
        public StateConfiguration InternalTransition<TArg0>(
            TriggerWithParameters<TArg0> trigger, Action<TArg0, Transition> internalAction) =>
            AddInternal(TriggerOf(trigger), Typed(internalAction), Guards.None);

        /// <inheritdoc cref="InternalTransition(TTrigger, Action)"/>
        public StateConfiguration InternalTransition<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, Action<TArg0, TArg1, Transition> internalAction) =>
            AddInternal(TriggerOf(trigger), Typed(internalAction), Guards.None);

        /// <inheritdoc cref="InternalTransition(TTrigger, Action)"/>
        public StateConfiguration InternalTransition<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger, Action<TArg0, TArg1, TArg2, Transition> internalAction) =>
            AddInternal(TriggerOf(trigger), Typed(internalAction), Guards.None);

        /// <summary>Accepts a trigger, runs an action and stays, if the guard is met.</summary>
        /// <param name="trigger">The trigger that is accepted.</param>
        /// <param name="guard">What must be true for the trigger to be accepted.</param>
        /// <param name="internalAction">The action.</param>
        /// <param name="guardDescription">What the guard is called in messages and graphs.</param>
        /// <returns>This configuration, to go on with.</returns>
        public StateConfiguration InternalTransitionIf(
            TTrigger trigger, Func<bool> guard, Action internalAction, string? guardDescription = null) =>
            AddInternal(trigger, new Callback(internalAction, null), Guards.Of(guard, guardDescription));

        /// <inheritdoc cref="InternalTransitionIf(TTrigger, Func{bool}, Action, string)"/>
        public StateConfiguration InternalTransitionIf(
            TTrigger trigger, Func<bool> guard, Action<Transition> internalAction, string? guardDescription = null) =>
            AddInternal(trigger, new Callback(internalAction, null), Guards.Of(guard, guardDescription));

        /// <inheritdoc cref="InternalTransitionIf(TTrigger, Func{bool}, Action, string)"/>
        public StateConfiguration InternalTransitionIf(
            TTrigger trigger, Func<object[], bool> guard, Action internalAction, string? guardDescription = null) =>
            AddInternal(trigger, new Callback(internalAction, null), Guards.Of(guard, guardDescription));

        /// <inheritdoc cref="InternalTransitionIf(TTrigger, Func{bool}, Action, string)"/>
        public StateConfiguration InternalTransitionIf(
            TTrigger trigger, Func<object[], bool> guard, Action<Transition> internalAction, string? guardDescription = null) =>
            AddInternal(trigger, new Callback(internalAction, null), Guards.Of(guard, guardDescription));

        /// <inheritdoc cref="InternalTransitionIf(TTrigger, Func{bool}, Action, string)"/>
        public StateConfiguration InternalTransitionIf<TArg0>(
            TTrigger trigger, Func<bool> guard, Action<Transition> internalAction, string? guardDescription = null) =>
            AddInternal(trigger, new Callback(internalAction, null), Guards.Of(guard, guardDescription));

        /// <inheritdoc cref="InternalTransitionIf(TTrigger, Func{bool}, Action, string)"/>
        public StateConfiguration InternalTransitionIf<TArg0>(
            TTrigger trigger, Func<object[], bool> guard, Action<Transition> internalAction, string? guardDescription = null) =>
            AddInternal(trigger, new Callback(internalAction, null), Guards.Of(guard, guardDescription));

        /// <inheritdoc cref="InternalTransitionIf(TTrigger, Func{bool}, Action, string)"/>
        public StateConfiguration InternalTransitionIf<TArg0>(
            TriggerWithParameters<TArg0> trigger,
            Func<TArg0, bool> guard,
            Action<TArg0, Transition> internalAction,
            string? guardDescription = null) =>
            AddInternal(TriggerOf(trigger), Typed(internalAction), Guards.Of(guard, guardDescription));

        /// <inheritdoc cref="InternalTransitionIf(TTrigger, Func{bool}, Action, string)"/>
        public StateConfiguration InternalTransitionIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Func<TArg0, TArg1, bool> guard,
            Action<TArg0, TArg1, Transition> internalAction,
            string? guardDescription = null) =>
            AddInternal(TriggerOf(trigger), Typed(internalAction), Guards.Of(guard, guardDescription));

        /// <inheritdoc cref="InternalTransitionIf(TTrigger, Func{bool}, Action, string)"/>
        public StateConfiguration InternalTransitionIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Func<object[], bool> guard,
            Action<TArg0, TArg1, Transition> internalAction,
            string? guardDescription = null) =>
            AddInternal(TriggerOf(trigger), Typed(internalAction), Guards.Of(guard, guardDescription));

        /// <inheritdoc cref="InternalTransitionIf(TTrigger, Func{bool}, Action, string)"/>
        public StateConfiguration InternalTransitionIf<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Func<TArg0, TArg1, TArg2, bool> guard,
            Action<TArg0, TArg1, TArg2, Transition> internalAction,
            string? guardDescription = null) =>
            AddInternal(TriggerOf(trigger), Typed(internalAction), Guards.Of(guard, guardDescription));

        /// <inheritdoc cref="InternalTransitionIf(TTrigger, Func{bool}, Action, string)"/>
        public StateConfiguration InternalTransitionIf<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Func<object[], bool> guard,
            Action<TArg0, TArg1, TArg2, Transition> internalAction,
            string? guardDescription = null) =>
            AddInternal(TriggerOf(trigger), Typed(internalAction), Guards.Of(guard, guardDescription));

        private static Callback Typed<TArg0>(Action<TArg0, Transition> action)
        {
            ArgumentNullException.ThrowIfNull(action);
            return new Callback(Unpack.Action(action), action, null);
        }

        private static Callback Typed<TArg0, TArg1>(Action<TArg0, TArg1, Transition> action)
        {
            ArgumentNullException.ThrowIfNull(action);
            return new Callback(Unpack.Action(action), action, null);
        }

        private static Callback Typed<TArg0, TArg1, TArg2>(Action<TArg0, TArg1, TArg2, Transition> action)
        {
            ArgumentNullException.ThrowIfNull(action);
            return new Callback(Unpack.Action(action), action, null);
        }

        private StateConfiguration AddInternal(TTrigger trigger, Callback action, Guard[] guards) =>
            Add(Behaviour.Internal(trigger, action, guards));
    }
}
