namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>Bugs of the world around a dealer, to see that they are found.</summary>
internal enum DealerPlant
{
    None,

    /// <summary>A transport that was aborted stays.</summary>
    DropAbort,

    /// <summary>The server never says an id.</summary>
    DropId,

    /// <summary>The id that an old connection says is taken for the word of the newest.</summary>
    ForeignId,
}
