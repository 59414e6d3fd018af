namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>Bugs of the world around a party of several processes, to see that they are found.</summary>
internal enum PartyPlant
{
    None,

    /// <summary>The second worker's pipe loses the second chunk.</summary>
    LoseChunk,

    /// <summary>What was sent to a listener is not marked, once something was.</summary>
    ForgetMark,

    /// <summary>A worker is told of the chunk after the first that was refused.</summary>
    LateRefusal,

    /// <summary>A coordinator that comes is not told what the workers hold.</summary>
    DropHeld,

    /// <summary>The coordinator does not hear of a worker that is started again.</summary>
    DropJoin,

    /// <summary>The second worker does not hear of a coordinator that is started again.</summary>
    DropAttach,

    /// <summary>What the source says late is taken for the answer to what it was asked last.</summary>
    LateIsPrompt,
}
