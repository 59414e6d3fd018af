namespace Holdover.StateMachines.Reflection;

/// <summary>A state: what it runs, what it is part of and where it leads.</summary>
public class StateInfo
{
    internal StateInfo(object? underlyingState) => UnderlyingState = underlyingState!;

    /// <summary>The state itself.</summary>
    public object UnderlyingState { get; }

    /// <summary>The states directly within this one.</summary>
    public IEnumerable<StateInfo> Substates { get; internal set; } = [];

    /// <summary>The state around this one; <see langword="null"/> when there is none.</summary>
    public StateInfo? Superstate { get; internal set; }

    /// <summary>What runs when the state is entered.</summary>
    public IEnumerable<ActionInfo> EntryActions { get; internal set; } = [];

    /// <summary>What runs when the machine is activated in this state.</summary>
    public IEnumerable<InvocationInfo> ActivateActions { get; internal set; } = [];

    /// <summary>What runs when the machine is deactivated in this state.</summary>
    public IEnumerable<InvocationInfo> DeactivateActions { get; internal set; } = [];

    /// <summary>What runs when the state is left.</summary>
    public IEnumerable<InvocationInfo> ExitActions { get; internal set; } = [];

    /// <summary>Where the state leads: fixed transitions, then dynamic ones.</summary>
    public IEnumerable<TransitionInfo> Transitions => [.. FixedTransitions, .. DynamicTransitions];

    /// <summary>Transitions whose destination is configured, internal ones and re-entries among them.</summary>
    public IEnumerable<FixedTransitionInfo> FixedTransitions { get; internal set; } = [];

    /// <summary>Transitions whose destination is selected when they are taken.</summary>
    public IEnumerable<DynamicTransitionInfo> DynamicTransitions { get; internal set; } = [];

    /// <summary>Triggers that the state accepts and does nothing about.</summary>
    public IEnumerable<IgnoredTransitionInfo> IgnoredTriggers { get; internal set; } = [];

    /// <inheritdoc/>
    public override string ToString() => UnderlyingState?.ToString() ?? "<null>";
}
