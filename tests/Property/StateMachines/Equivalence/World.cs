namespace Holdover.Tests.Property.StateMachines.Equivalence;

/// <summary>What the actions of both machines act on, and the log that both are judged by.</summary>
public sealed class World(MachineSpec spec)
{
    /// <summary>Machines whose actions fire triggers could go on for ever.</summary>
    private const int FiringsByActionsMax = 12;

    private int _firingsByActions;
    private int _switches;

    public List<string> Log { get; } = [];

    public MachineSpec Spec => spec;

    public int Step { get; private set; }

    public void Begin(FiringSpec firing)
    {
        Step++;
        _switches = firing.Switches;
        _firingsByActions = 0;
        Log.Add($"-- {firing.Trigger} {firing.Manner}");
    }

    public bool IsMet(GuardSpec guard, object[] arguments) => guard.IsTyped
        ? (arguments.Length == 0 ? 0 : (int)arguments[0]) > guard.Switch
        : ((_switches >> guard.Switch & 1) == 1) != guard.IsNegated;

    public int Select(RuleSpec rule)
    {
        Log.Add($"select {rule.State} {rule.Trigger}");
        return rule.Destinations[Step % rule.Destinations.Length];
    }

    /// <summary>What an action does: it logs, may fire, may throw.</summary>
    public void Act(ActionSpec action, string told, Action<int> fire)
    {
        Log.Add($"{action.Moment} {action.State} #{action.Id} {told}");
        if (action.Fires is { } trigger && _firingsByActions < FiringsByActionsMax)
        {
            _firingsByActions++;
            fire(trigger);
        }
        if (action.Throws && Step % 2 == 0)
            throw new ActionFailedException();
    }

    /// <summary>Arguments of the right number and types for a trigger.</summary>
    public object[] ArgumentsFor(int trigger) => spec.Arities[trigger] switch
    {
        0 => [],
        1 => [Step],
        2 => [Step, $"s{Step}"],
        _ => [Step, $"s{Step}", Step % 2 == 0],
    };

    /// <summary>The arguments of a firing that are given as an array.</summary>
    public object[] ArgumentsFor(FiringSpec firing)
    {
        var right = ArgumentsFor(firing.Trigger);
        return firing.Manner switch
        {
            FiringManner.WithoutArguments => [],
            FiringManner.WrongType when right.Length > 0 => [2.5, .. right[1..]],
            FiringManner.TooMany => [.. right, 7],
            FiringManner.TooFew when right.Length > 0 => right[..^1],
            _ => right,
        };
    }

    public static string Told(object[] arguments) => string.Join(",", arguments);

    public static string Told(int source, int destination, int trigger, bool isReentry, object[] arguments) =>
        $"{source}>{destination}@{trigger}{(isReentry ? " re-entry" : "")}({Told(arguments)})";
}

/// <summary>What an action of a test throws.</summary>
public sealed class ActionFailedException : Exception;
