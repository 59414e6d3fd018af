namespace Holdover.StateMachines;

public partial class StateMachine<TState, TTrigger>
{
    public partial class StateConfiguration
    {
        /// <summary>Runs an action whenever this state is entered.</summary>
        /// <param name="entryAction">The action.</param>
        /// <param name="entryActionDescription">What the action is called in graphs.</param>
        /// <returns>This configuration, to go on with.</returns>
        public StateConfiguration OnEntry(Action entryAction, string? entryActionDescription = null) =>
            AddTo(_node.EntryActions, new Callback(entryAction, entryActionDescription));

        /// <inheritdoc cref="OnEntry(Action, string)"/>
        public StateConfiguration OnEntry(Action<Transition> entryAction, string? entryActionDescription = null) =>
            AddTo(_node.EntryActions, new Callback(entryAction, entryActionDescription));

        /// <summary>Runs an action whenever this state is left.</summary>
        /// <param name="exitAction">The action.</param>
        /// <param name="exitActionDescription">What the action is called in graphs.</param>
        /// <returns>This configuration, to go on with.</returns>
        public StateConfiguration OnExit(Action exitAction, string? exitActionDescription = null) =>
            AddTo(_node.ExitActions, new Callback(exitAction, exitActionDescription));

        /// <inheritdoc cref="OnExit(Action, string)"/>
        public StateConfiguration OnExit(Action<Transition> exitAction, string? exitActionDescription = null) =>
            AddTo(_node.ExitActions, new Callback(exitAction, exitActionDescription));

        /// <summary>Runs an action when the machine is activated in this state or in a substate of it.</summary>
        /// <param name="activateAction">The action.</param>
        /// <param name="activateActionDescription">What the action is called in graphs.</param>
        /// <returns>This configuration, to go on with.</returns>
        public StateConfiguration OnActivate(Action activateAction, string? activateActionDescription = null) =>
            AddTo(_node.ActivateActions, new PlainAction(activateAction, activateActionDescription));

        /// <summary>Runs an action when the machine is deactivated in this state or in a substate of it.</summary>
        /// <param name="deactivateAction">The action.</param>
        /// <param name="deactivateActionDescription">What the action is called in graphs.</param>
        /// <returns>This configuration, to go on with.</returns>
        public StateConfiguration OnDeactivate(Action deactivateAction, string? deactivateActionDescription = null) =>
            AddTo(_node.DeactivateActions, new PlainAction(deactivateAction, deactivateActionDescription));

        private StateConfiguration AddTo<T>(List<T> actions, T action)
        {
            actions.Add(action);
            return Changed();
        }
    }
}
