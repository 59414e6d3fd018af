namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>Bugs of the world between a hub and a speaker, to see that they are found.</summary>
internal enum HubPlant
{
    None,

    /// <summary>A request comes to the speaker as another one each time.</summary>
    ForeignRequest,

    /// <summary>The speaker is never told who plays.</summary>
    DropCluster,
}
