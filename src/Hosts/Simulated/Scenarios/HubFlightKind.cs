namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What goes between a speaker's dealer, a hub and what is around them.</summary>
internal enum HubFlightKind
{
    Resolve,
    Open,

    /// <summary>The hub learns that a connection is over.</summary>
    HangUp,

    /// <summary>The speaker's handler says what came of a request.</summary>
    Handled,

    Put,
    PutAnswer,

    Ping,
    Pong,
    Reply,

    Identity,
    HubPing,
    HubPong,
    Cluster,
    Request,
    Close,
}
