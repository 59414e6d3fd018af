namespace Holdover.StateMachines;

public partial class StateMachine<TState, TTrigger>
{
    public partial class StateConfiguration
    {
        /// <summary>Runs an action when this state is entered by one trigger.</summary>
        /// <param name="trigger">The trigger.</param>
        /// <param name="entryAction">The action.</param>
        /// <param name="entryActionDescription">What the action is called in graphs.</param>
        /// <returns>This configuration, to go on with.</returns>
        public StateConfiguration OnEntryFrom(
            TTrigger trigger, Action entryAction, string? entryActionDescription = null) =>
            AddEntryFrom(trigger, new Callback(entryAction, entryActionDescription));

        /// <inheritdoc cref="OnEntryFrom(TTrigger, Action, string)"/>
        public StateConfiguration OnEntryFrom(
            TTrigger trigger, Action<Transition> entryAction, string? entryActionDescription = null) =>
            AddEntryFrom(trigger, new Callback(entryAction, entryActionDescription));

        /// <inheritdoc cref="OnEntryFrom(TTrigger, Action, string)"/>
        public StateConfiguration OnEntryFrom(
            TriggerWithParameters trigger, Action<Transition> entryAction, string? entryActionDescription = null) =>
            AddEntryFrom(TriggerOf(trigger), new Callback(entryAction, entryActionDescription));

        /// <inheritdoc cref="OnEntryFrom(TTrigger, Action, string)"/>
        public StateConfiguration OnEntryFrom<TArg0>(
            TriggerWithParameters<TArg0> trigger, Action<TArg0> entryAction, string? entryActionDescription = null)
        {
            ArgumentNullException.ThrowIfNull(entryAction);
            var unpacked = Unpack.Action<TArg0, Transition>((first, _) => entryAction(first));
            return AddEntryFrom(TriggerOf(trigger), new Callback(unpacked, entryAction, entryActionDescription));
        }

        /// <inheritdoc cref="OnEntryFrom(TTrigger, Action, string)"/>
        public StateConfiguration OnEntryFrom<TArg0>(
            TriggerWithParameters<TArg0> trigger,
            Action<TArg0, Transition> entryAction,
            string? entryActionDescription = null)
        {
            ArgumentNullException.ThrowIfNull(entryAction);
            var unpacked = Unpack.Action(entryAction);
            return AddEntryFrom(TriggerOf(trigger), new Callback(unpacked, entryAction, entryActionDescription));
        }

        /// <inheritdoc cref="OnEntryFrom(TTrigger, Action, string)"/>
        public StateConfiguration OnEntryFrom<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, Action<TArg0, TArg1> entryAction, string? entryActionDescription = null)
        {
            ArgumentNullException.ThrowIfNull(entryAction);
            var unpacked = Unpack.Action<TArg0, TArg1, Transition>((first, second, _) => entryAction(first, second));
            return AddEntryFrom(TriggerOf(trigger), new Callback(unpacked, entryAction, entryActionDescription));
        }

        /// <inheritdoc cref="OnEntryFrom(TTrigger, Action, string)"/>
        public StateConfiguration OnEntryFrom<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Action<TArg0, TArg1, Transition> entryAction,
            string? entryActionDescription = null)
        {
            ArgumentNullException.ThrowIfNull(entryAction);
            var unpacked = Unpack.Action(entryAction);
            return AddEntryFrom(TriggerOf(trigger), new Callback(unpacked, entryAction, entryActionDescription));
        }

        /// <inheritdoc cref="OnEntryFrom(TTrigger, Action, string)"/>
        public StateConfiguration OnEntryFrom<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Action<TArg0, TArg1, TArg2> entryAction,
            string? entryActionDescription = null)
        {
            ArgumentNullException.ThrowIfNull(entryAction);
            var unpacked = Unpack.Action<TArg0, TArg1, TArg2, Transition>(
                (first, second, third, _) => entryAction(first, second, third));
            return AddEntryFrom(TriggerOf(trigger), new Callback(unpacked, entryAction, entryActionDescription));
        }

        /// <inheritdoc cref="OnEntryFrom(TTrigger, Action, string)"/>
        public StateConfiguration OnEntryFrom<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Action<TArg0, TArg1, TArg2, Transition> entryAction,
            string? entryActionDescription = null)
        {
            ArgumentNullException.ThrowIfNull(entryAction);
            var unpacked = Unpack.Action(entryAction);
            return AddEntryFrom(TriggerOf(trigger), new Callback(unpacked, entryAction, entryActionDescription));
        }

        private StateConfiguration AddEntryFrom(TTrigger trigger, Callback callback) =>
            AddTo(_node.EntryActions, callback.On(trigger));
    }
}
