namespace Holdover.StateMachines;

/// <summary>What a row of the table does, seen from one state.</summary>
internal enum RowKind
{
    /// <summary>Follows a path that is known.</summary>
    Follow,

    /// <summary>Asks a selector, then follows a path.</summary>
    Select,

    /// <summary>Runs an action and stays.</summary>
    Act,

    /// <summary>Nothing: the trigger is ignored, or leads a superstate to the very state that the machine is in.</summary>
    Stay,
}
