namespace Holdover.StateMachines;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>The triggers that the current state accepts, in order of configuration, the innermost state's first.</summary>
    public IEnumerable<TTrigger> PermittedTriggers => GetPermittedTriggers();

    /// <summary>The triggers that the current state accepts when they are fired with these arguments.</summary>
    /// <param name="args">The arguments that guards are asked with.</param>
    /// <returns>The triggers, in order of configuration, the innermost state's first.</returns>
    public IEnumerable<TTrigger> GetPermittedTriggers(params object[] args) => Permitted(Arguments.Of(args));

    /// <summary>The triggers that the current state accepts when they are fired with these arguments, and their parameters.</summary>
    /// <param name="args">The arguments that guards are asked with.</param>
    /// <returns>The triggers, in order of configuration, the innermost state's first.</returns>
    public IEnumerable<TriggerDetails<TState, TTrigger>> GetDetailedPermittedTriggers(params object[] args) =>
        [.. Permitted(Arguments.Of(args)).Select(trigger => new TriggerDetails<TState, TTrigger>(trigger, SignatureOf(trigger)))];

    /// <summary>A list, and not a lazy sequence: guards are asked once, now.</summary>
    private List<TTrigger> Permitted(Arguments? arguments)
    {
        var permitted = new List<TTrigger>();
        foreach (var node in CurrentOutwards())
        {
            foreach (var group in node.Behaviours.GroupBy(behaviour => _triggerSlots.Find(behaviour.Trigger)))
            {
                var trigger = group.First().Trigger;
                if (!permitted.Contains(trigger) && group.Any(behaviour => IsMet(behaviour, arguments)))
                    permitted.Add(trigger);
            }
        }
        return permitted;
    }

    private static bool IsMet(Behaviour behaviour, Arguments? arguments) =>
        Array.TrueForAll(behaviour.Guards, guard => guard.IsMet(arguments));
}
