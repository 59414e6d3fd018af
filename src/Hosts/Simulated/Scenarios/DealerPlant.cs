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

    /// <summary>The second subscriber's messages are lost.</summary>
    LoseMessage,

    /// <summary>A handler that leaves is not told to have left.</summary>
    KeepHandler,

    /// <summary>Who wants several addresses asks for them one by one.</summary>
    OneByOne,

    /// <summary>Who leaves is told of as if it had taken nothing, and stays.</summary>
    KeepSubscriber,
}
