namespace Holdover.Party;

/// <summary>What the groups wait for by the clock. At the same instant the first in this order fires first.</summary>
public enum GroupsDeadline
{
    /// <summary>Who dropped first is not expected any more.</summary>
    Memory,

    /// <summary>Controllers are told what is new.</summary>
    Tell,
}
