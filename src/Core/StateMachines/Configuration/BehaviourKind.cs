namespace Holdover.StateMachines;

/// <summary>What a state does when it accepts a trigger.</summary>
internal enum BehaviourKind
{
    /// <summary>Goes to another state.</summary>
    Permit,

    /// <summary>Leaves itself and enters itself again.</summary>
    Reentry,

    /// <summary>Goes where a selector says.</summary>
    Dynamic,

    /// <summary>Runs an action and stays.</summary>
    Internal,

    /// <summary>Nothing.</summary>
    Ignore,
}
