namespace Holdover.Party;

/// <summary>What the groups play.</summary>
public enum GroupsState
{
    /// <summary>The party has no stream.</summary>
    Silent,

    /// <summary>The party's group plays the party's stream.</summary>
    Playing,
}
