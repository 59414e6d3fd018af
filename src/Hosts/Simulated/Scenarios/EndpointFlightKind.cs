namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What is on its way to or from a speaker that an account owns.</summary>
internal enum EndpointFlightKind
{
    SessionOpen,
    Greeting,
    SessionGoodbye,
    DealerOpen,
    ConnectionId,
    Put,
    DealerGoodbye,

    /// <summary>A courtesy to the server: nobody waits for it.</summary>
    Unregister,

    /// <summary>The server says that another device plays.</summary>
    Cluster,

    /// <summary>A request that its handler has taken and not answered: it pauses, and then says so.</summary>
    Command,

    /// <summary>What is still to be said of a transport that broke.</summary>
    SessionEnd,
    DealerEnd,

    /// <summary>The sound of a track.</summary>
    Sound,
}
