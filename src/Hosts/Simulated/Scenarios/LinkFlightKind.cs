namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What goes between a speaker, a party and what is around them.</summary>
internal enum LinkFlightKind
{
    Resolve,
    Open,
    OpenSource,
    Decode,

    /// <summary>The party learns that a connection is over.</summary>
    HangUp,

    Hello,
    State,
    Probe,
    Goodbye,

    ServerHello,
    StreamStart,
    StreamClear,
    Chunk,
    StreamEnd,
    ServerTime,
    Close,
}
