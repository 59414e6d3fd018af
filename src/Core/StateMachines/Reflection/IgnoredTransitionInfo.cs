namespace Holdover.StateMachines.Reflection;

/// <summary>A trigger that a state accepts and does nothing about.</summary>
public class IgnoredTransitionInfo : TransitionInfo
{
    internal IgnoredTransitionInfo(TriggerInfo trigger, IEnumerable<InvocationInfo> guardConditions)
        : base(trigger, guardConditions)
    {
    }
}
