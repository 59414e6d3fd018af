namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>Bugs of the world between a speaker and a party, to see that they are found.</summary>
internal enum LinkPlant
{
    None,

    /// <summary>The second chunk is lost on the way.</summary>
    LoseChunk,
}
