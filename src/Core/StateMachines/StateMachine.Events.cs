namespace Holdover.StateMachines;

public partial class StateMachine<TState, TTrigger>
{
    private Action<Transition>? _onTransitioned;
    private Action<Transition>? _onTransitionCompleted;
    private Action<TState, TTrigger, ICollection<string>?>? _onUnhandledTrigger;

    /// <summary>Calls back on each transition, once the state is set and before entry actions run.</summary>
    /// <param name="onTransitionAction">What to call.</param>
    public void OnTransitioned(Action<Transition> onTransitionAction)
    {
        ArgumentNullException.ThrowIfNull(onTransitionAction);
        _onTransitioned += onTransitionAction;
    }

    /// <summary>Calls back on each transition, once all its actions have run.</summary>
    /// <param name="onTransitionAction">What to call.</param>
    public void OnTransitionCompleted(Action<Transition> onTransitionAction)
    {
        ArgumentNullException.ThrowIfNull(onTransitionAction);
        _onTransitionCompleted += onTransitionAction;
    }

    /// <summary>Takes back <see cref="OnTransitioned"/>.</summary>
    /// <param name="onTransitionAction">What is not to be called any more.</param>
    public void OnTransitionedUnregister(Action<Transition> onTransitionAction) => _onTransitioned -= onTransitionAction;

    /// <summary>Takes back <see cref="OnTransitionCompleted"/>.</summary>
    /// <param name="onTransitionAction">What is not to be called any more.</param>
    public void OnTransitionCompletedUnregister(Action<Transition> onTransitionAction) =>
        _onTransitionCompleted -= onTransitionAction;

    /// <summary>Takes back every <see cref="OnTransitioned"/> and <see cref="OnTransitionCompleted"/>.</summary>
    public void UnregisterAllCallbacks()
    {
        _onTransitioned = null;
        _onTransitionCompleted = null;
    }

    /// <summary>Calls back, instead of throwing, when a trigger is fired that the current state does not accept.</summary>
    /// <param name="unhandledTriggerAction">What to call, with the state and the trigger.</param>
    public void OnUnhandledTrigger(Action<TState, TTrigger> unhandledTriggerAction)
    {
        ArgumentNullException.ThrowIfNull(unhandledTriggerAction);
        _onUnhandledTrigger = (state, trigger, _) => unhandledTriggerAction(state, trigger);
    }

    /// <summary>Calls back, instead of throwing, when a trigger is fired that the current state does not accept.</summary>
    /// <param name="unhandledTriggerAction">
    /// What to call, with the state, the trigger and the descriptions of the guards that were not met; there are none, and the
    /// collection is <see langword="null"/>, when the trigger means nothing in this state.
    /// </param>
#nullable disable annotations // As the original, which says nothing of null: a caller's lambda compiles without a warning.
    public void OnUnhandledTrigger(Action<TState, TTrigger, ICollection<string>> unhandledTriggerAction)
#nullable restore annotations
    {
        ArgumentNullException.ThrowIfNull(unhandledTriggerAction);
        _onUnhandledTrigger = unhandledTriggerAction;
    }

    /// <summary>Refuses a trigger that means nothing in this state; wrong arguments are the graver error, and come first.</summary>
    private void RefuseUnknown(TState state, TTrigger trigger, Arguments? arguments)
    {
        SignatureOf(trigger)?.Validate(arguments);
        Refuse(state, trigger, null);
    }

    private void Refuse(TState state, TTrigger trigger, List<string>? unmetGuards)
    {
        if (_onUnhandledTrigger is not null)
        {
            _onUnhandledTrigger(state, trigger, unmetGuards);
            return;
        }
        if (unmetGuards is { Count: > 0 })
        {
            throw new InvalidOperationException(
                $"Trigger '{trigger}' is valid for transition from state '{state}' but a guard conditions are not met. " +
                $"Guard descriptions: '{string.Join(", ", unmetGuards)}'.");
        }
        throw new InvalidOperationException(
            $"No valid leaving transitions are permitted from state '{state}' for trigger '{trigger}'. " +
            "Consider ignoring the trigger.");
    }
}
