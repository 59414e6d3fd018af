namespace Holdover.StateMachines;

// As the original, the public overloads say nothing of null, so that a caller's `out ICollection<string>` needs no question mark.
#nullable disable annotations
public partial class StateMachine<TState, TTrigger>
{
    /// <summary>Whether the current state accepts a trigger.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <remarks>Guards that take arguments are asked with the defaults of their types.</remarks>
    /// <exception cref="InvalidOperationException">The guards of several transitions are met.</exception>
    public bool CanFire(TTrigger trigger) => Accepts(trigger, null, out _, out _);

    /// <summary>Whether the current state accepts a trigger, and if not, why.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="unmetGuards">
    /// Receives the descriptions of the guards that are not met; <see langword="null"/> when the trigger means nothing here.
    /// </param>
    /// <remarks>Guards that take arguments are asked with the defaults of their types.</remarks>
    /// <exception cref="InvalidOperationException">The guards of several transitions are met.</exception>
    public bool CanFire(TTrigger trigger, out ICollection<string> unmetGuards) =>
        Accepts(trigger, null, out unmetGuards);

    /// <inheritdoc cref="CanFire(TTrigger)"/>
    public bool CanFire<TArg0>(TriggerWithParameters<TArg0> trigger, TArg0 arg0) =>
        Accepts(TriggerOf(trigger), new TypedArguments<TArg0>(arg0), out _, out _);

    /// <inheritdoc cref="CanFire(TTrigger, out ICollection{string})"/>
    public bool CanFire<TArg0>(
        TriggerWithParameters<TArg0> trigger, TArg0 arg0, out ICollection<string> unmetGuards) =>
        Accepts(TriggerOf(trigger), new TypedArguments<TArg0>(arg0), out unmetGuards);

    /// <inheritdoc cref="CanFire(TTrigger)"/>
    public bool CanFire<TArg0, TArg1>(TriggerWithParameters<TArg0, TArg1> trigger, TArg0 arg0, TArg1 arg1) =>
        Accepts(TriggerOf(trigger), new TypedArguments<TArg0, TArg1>(arg0, arg1), out _, out _);

    /// <inheritdoc cref="CanFire(TTrigger, out ICollection{string})"/>
    public bool CanFire<TArg0, TArg1>(
        TriggerWithParameters<TArg0, TArg1> trigger, TArg0 arg0, TArg1 arg1, out ICollection<string> unmetGuards) =>
        Accepts(TriggerOf(trigger), new TypedArguments<TArg0, TArg1>(arg0, arg1), out unmetGuards);

    /// <inheritdoc cref="CanFire(TTrigger)"/>
    public bool CanFire<TArg0, TArg1, TArg2>(TriggerWithParameters<TArg0, TArg1, TArg2> trigger, TArg0 arg0, TArg1 arg1, TArg2 arg2) =>
        Accepts(TriggerOf(trigger), new TypedArguments<TArg0, TArg1, TArg2>(arg0, arg1, arg2), out _, out _);

    /// <inheritdoc cref="CanFire(TTrigger, out ICollection{string})"/>
    public bool CanFire<TArg0, TArg1, TArg2>(
        TriggerWithParameters<TArg0, TArg1, TArg2> trigger, TArg0 arg0, TArg1 arg1, TArg2 arg2, out ICollection<string> unmetGuards) =>
        Accepts(TriggerOf(trigger), new TypedArguments<TArg0, TArg1, TArg2>(arg0, arg1, arg2), out unmetGuards);

#nullable restore annotations
    private bool Accepts(TTrigger trigger, Arguments? arguments, out ICollection<string>? unmetGuards)
    {
        var accepts = Accepts(trigger, arguments, out var cell, out var unmet);
        unmetGuards = accepts ? [] : cell?.Describe(unmet);
        return accepts;
    }

    private bool Accepts(TTrigger trigger, Arguments? arguments, out Cell? cell, out ulong unmet)
    {
        var table = _table ??= new TableCompiler(this).Compile();
        unmet = 0;
        cell = table.Find(_stateSlots.Find(State), _triggerSlots.Find(trigger));
        return cell is not null
            && (cell.Choose(arguments, ref unmet) ?? ChooseOutwards(ref cell, arguments, ref unmet)) is not null;
    }

    private static TTrigger TriggerOf(TriggerWithParameters trigger)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        return trigger.Trigger;
    }
}
