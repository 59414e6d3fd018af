namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What happened in the last step, for what must be witnessed. No choice depends on it.</summary>
[Flags]
internal enum EndpointEvents
{
    None = 0,

    /// <summary>An answer came for a transport that is over, while another is asked for or open.</summary>
    CameLate = 1 << 0,

    /// <summary>A command came on behalf of an owner who is gone.</summary>
    CommandOfPast = 1 << 1,

    /// <summary>A handler answered a request whose connection is gone.</summary>
    ReplyOfPast = 1 << 2,

    /// <summary>A courtesy came to a server at which we are registered anew.</summary>
    LateCourtesy = 1 << 3,

    Saved = 1 << 4,
    Restored = 1 << 5,

    /// <summary>What an attempt had, that failed half-way, went to the next one.</summary>
    OfferedAgain = 1 << 6,

    DroppedForCredentials = 1 << 7,
    DroppedForStop = 1 << 8,
    DroppedForUse = 1 << 9,
    DroppedForTakeover = 1 << 10,
    DroppedForAge = 1 << 11,
    DroppedForBoot = 1 << 12,
    /// <summary>The answer to a put said that another device plays.</summary>
    YieldedAfterPut = 1 << 13,

    /// <summary>The answer to a put came when another id was in force.</summary>
    PutOfPast = 1 << 14,
}
