namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What can go wrong around the groups. Each spends one of the budget.</summary>
internal enum GroupsFault
{
    /// <summary>A guest's connection breaks, and its end is told at once.</summary>
    Drops,

    /// <summary>A guest's connection is half-dead: its end is told later, at any time, be the guest back by another or not.</summary>
    IsHalfDead,

    /// <summary>A command that was on its way by an earlier connection comes after what the guest said by its new one.</summary>
    IsOutrun,

    /// <summary>The coordinator is killed: its successor is told by the workers who is there, and in which group it was.</summary>
    CoordinatorDies,
}
