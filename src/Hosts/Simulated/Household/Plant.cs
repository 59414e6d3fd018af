namespace Holdover.Hosts.Simulated.Household;

/// <summary>A bug that can be planted in the simulated hosts, never in a machine, to see that it is found.</summary>
public enum Plant
{
    None,

    /// <summary>The first chunk of each connection but the first is lost on its way to the player.</summary>
    LoseFirstChunk,

    /// <summary>After a loss no greeting is passed on any more.</summary>
    DeafAfterLoss,

    /// <summary>The queue is not emptied when it should be.</summary>
    DropFlush,

    /// <summary>The hub's file is written the first time, and never again.</summary>
    DropSave,

    /// <summary>A command is carried out for whoever is the owner by then.</summary>
    AnonymousCommand,
}
