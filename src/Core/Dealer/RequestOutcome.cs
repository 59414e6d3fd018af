namespace Holdover.Dealer;

/// <summary>What is known of a request that may be sent again.</summary>
public enum RequestOutcome
{
    /// <summary>It was never heard of, or so long ago that it is forgotten.</summary>
    Unknown,

    /// <summary>A handler has it, or had it and never said what came of it.</summary>
    Undecided,

    Succeeded,

    /// <summary>The handler refused it, so it had no effect.</summary>
    Failed,
}
