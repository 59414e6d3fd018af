namespace Holdover.Party;

/// <summary>What the groups can ask for.</summary>
public enum GroupsAction
{
    /// <summary>Tell a player how loud it shall be.</summary>
    TellVolume,

    /// <summary>Tell a player whether it shall be silent.</summary>
    TellMute,

    /// <summary>Tell a client which group it is in, and whether that plays.</summary>
    TellGroup,

    /// <summary>Tell a controller how loud its group is.</summary>
    TellController,

    /// <summary>Do what a controller of the party's group wants of what plays.</summary>
    Command,

    /// <summary>The connection shall hear the party's stream.</summary>
    GiveStream,

    /// <summary>The connection shall not hear the party's stream.</summary>
    TakeStream,
}
