namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What a coordinator that was given up and lives on says to a worker.</summary>
internal enum PartyGhostWord
{
    AsksForIt,
    BeginsStream,
    TellsChunk,
    EndsStream,

    /// <summary>Its pipe breaks: that is its end, and comes last.</summary>
    IsLost,
}
