namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>Bugs of the world around the groups, to see that they are found.</summary>
internal enum GroupsPlant
{
    None,

    /// <summary>What a player is told of its volume does not reach it.</summary>
    DropVolume,

    /// <summary>What a controller is told does not reach it.</summary>
    DropNews,

    /// <summary>Who drops is said to have gone for good.</summary>
    DropForGood,

    /// <summary>The late end of an earlier connection is told as that of the newest.</summary>
    EndOfNewest,
}
