namespace Holdover.StateMachines;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>Fires a trigger: the machine goes where the current state, or a state around it, says.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <exception cref="InvalidOperationException">The current state does not accept the trigger.</exception>
    public void Fire(TTrigger trigger) => Accept(trigger, null);

    /// <summary>Fires a trigger with arguments.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="args">The arguments, in order.</param>
    /// <exception cref="InvalidOperationException">The current state does not accept the trigger.</exception>
    /// <exception cref="ArgumentException">The arguments are not of the declared types.</exception>
    public void Fire(TTrigger trigger, params object[] args) => Accept(trigger, Arguments.Of(args));

    /// <inheritdoc cref="Fire(TTrigger, object[])"/>
    public void Fire(TriggerWithParameters trigger, params object[] args) =>
        Accept(TriggerOf(trigger), Arguments.Of(args));

    /// <summary>Fires a trigger with one argument.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="arg0">The argument.</param>
    /// <exception cref="InvalidOperationException">The current state does not accept the trigger.</exception>
    public void Fire<TArg0>(TriggerWithParameters<TArg0> trigger, TArg0 arg0) =>
        Accept(TriggerOf(trigger), new TypedArguments<TArg0>(arg0));

    /// <summary>Fires a trigger with two arguments.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="arg0">The first argument.</param>
    /// <param name="arg1">The second argument.</param>
    /// <exception cref="InvalidOperationException">The current state does not accept the trigger.</exception>
    public void Fire<TArg0, TArg1>(TriggerWithParameters<TArg0, TArg1> trigger, TArg0 arg0, TArg1 arg1) =>
        Accept(TriggerOf(trigger), new TypedArguments<TArg0, TArg1>(arg0, arg1));

    /// <summary>Fires a trigger with three arguments.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="arg0">The first argument.</param>
    /// <param name="arg1">The second argument.</param>
    /// <param name="arg2">The third argument.</param>
    /// <exception cref="InvalidOperationException">The current state does not accept the trigger.</exception>
    public void Fire<TArg0, TArg1, TArg2>(
        TriggerWithParameters<TArg0, TArg1, TArg2> trigger, TArg0 arg0, TArg1 arg1, TArg2 arg2) =>
        Accept(TriggerOf(trigger), new TypedArguments<TArg0, TArg1, TArg2>(arg0, arg1, arg2));
}
