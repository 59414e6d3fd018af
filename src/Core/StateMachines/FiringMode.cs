namespace Holdover.StateMachines;

/// <summary>When a trigger that is fired from within an action is processed.</summary>
public enum FiringMode
{
    /// <summary>At once, inside the action that fired it.</summary>
    Immediate,

    /// <summary>After the transition that is under way has completed, in the order of firing.</summary>
    Queued,
}
