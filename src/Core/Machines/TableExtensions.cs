namespace Holdover.Machines;

/// <summary>
/// Makes a table total in the vocabulary of the library: what is not permitted is ignored with a reason or declared
/// impossible, and both stand in the table as guard descriptions, where tests and diagrams read them.
/// </summary>
public static class TableExtensions
{
    /// <summary>Begins the description of a trigger that cannot come in a state.</summary>
    public const string ImpossiblePrefix = "impossible: ";

    private static readonly Func<bool> Always = () => true;

    /// <summary>The trigger may come in this state and changes nothing, because ...</summary>
    public static StateMachine<TState, TTrigger>.StateConfiguration Ignore<TState, TTrigger>(
        this StateMachine<TState, TTrigger>.StateConfiguration state, string reason, params ReadOnlySpan<TTrigger> triggers)
        where TState : notnull
        where TTrigger : notnull
    {
        foreach (var trigger in triggers)
            state.IgnoreIf(trigger, Always, reason);
        return state;
    }

    /// <summary>The trigger cannot come in this state; if it does, the step breaks.</summary>
    public static StateMachine<TState, TTrigger>.StateConfiguration Impossible<TState, TTrigger>(
        this StateMachine<TState, TTrigger>.StateConfiguration state, string reason, params ReadOnlySpan<TTrigger> triggers)
        where TState : notnull
        where TTrigger : notnull
    {
        foreach (var trigger in triggers)
            state.InternalTransitionIf(trigger, _ => true, () => Invariant.Unreachable(reason), ImpossiblePrefix + reason);
        return state;
    }
}
