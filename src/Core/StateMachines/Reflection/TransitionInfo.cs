namespace Holdover.StateMachines.Reflection;

/// <summary>What a state does on a trigger.</summary>
public abstract class TransitionInfo
{
    private protected TransitionInfo(TriggerInfo trigger, IEnumerable<InvocationInfo> guardConditions)
    {
        Trigger = trigger;
        GuardConditions = [.. guardConditions];
    }

    /// <summary>The trigger.</summary>
    public TriggerInfo Trigger { get; protected set; }

    /// <summary>What must all be true for the trigger to be accepted; empty when nothing must.</summary>
    public IEnumerable<InvocationInfo> GuardConditions { get; }

    /// <summary>Whether the state is neither left nor entered.</summary>
    public bool IsInternalTransition { get; private protected init; }
}
