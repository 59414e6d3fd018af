namespace Holdover.StateMachines.Reflection;

/// <summary>A transition whose destination is configured; an internal one has its own state for destination.</summary>
public class FixedTransitionInfo : TransitionInfo
{
    internal FixedTransitionInfo(
        TriggerInfo trigger, IEnumerable<InvocationInfo> guardConditions, StateInfo destinationState, bool isInternal)
        : base(trigger, guardConditions)
    {
        DestinationState = destinationState;
        IsInternalTransition = isInternal;
    }

    /// <summary>Where the transition leads.</summary>
    public StateInfo DestinationState { get; }
}
