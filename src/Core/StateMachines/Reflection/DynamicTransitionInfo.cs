namespace Holdover.StateMachines.Reflection;

/// <summary>A transition whose destination is selected when it is taken.</summary>
public class DynamicTransitionInfo : TransitionInfo
{
    internal DynamicTransitionInfo(
        TriggerInfo trigger,
        IEnumerable<InvocationInfo> guardConditions,
        InvocationInfo selector,
        DynamicStateInfos? possibleDestinationStates)
        : base(trigger, guardConditions)
    {
        DestinationStateSelectorDescription = selector;
        PossibleDestinationStates = possibleDestinationStates;
    }

    /// <summary>What selects the destination.</summary>
    public InvocationInfo DestinationStateSelectorDescription { get; }

    /// <summary>The states that may be selected; <see langword="null"/> when the configuration does not say.</summary>
    public DynamicStateInfos? PossibleDestinationStates { get; }
}
