namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What happened to a speaker in the last step, for what must be witnessed. No choice depends on it.</summary>
[Flags]
internal enum SpeakerEvents
{
    None = 0,

    /// <summary>From a server that goes away to another, and never down.</summary>
    Migrated = 1 << 0,

    /// <summary>A server that goes away was lost before the next one had greeted.</summary>
    LostMigrating = 1 << 1,

    /// <summary>The peer of a session that was up closed its transport.</summary>
    LostByPeer = 1 << 2,

    /// <summary>A transport that broke was said to have closed while the way back was under way.</summary>
    ToldTwice = 1 << 3,

    /// <summary>The same when the next one was up.</summary>
    ToldAfterNext = 1 << 4,

    /// <summary>The way back began before that.</summary>
    BackBeforeClose = 1 << 5,

    /// <summary>A step of an attempt was completed when the owner had closed.</summary>
    CompletedAfterClose = 1 << 6,

    /// <summary>The owner closed inside a report.</summary>
    ClosedInReport = 1 << 7,

    /// <summary>The owner closed in the very instant in which patience would have ended.</summary>
    ClosedAsGivingUp = 1 << 8,

    /// <summary>Patience ended while an attempt was under way.</summary>
    GaveUpAttempting = 1 << 9,

    /// <summary>Who reads late read a transition, and the end, which had been said before that.</summary>
    ReadLastLate = 1 << 10,
    ReadEnd = 1 << 11,

    /// <summary>The owner closed inside of what it read.</summary>
    ClosedInRead = 1 << 12,

    /// <summary>Who reads late read of one connection, and then of the next.</summary>
    ReadReplaced = 1 << 13,

    /// <summary>Who reads late read of the loss of a connection of which it had not read that it was up.</summary>
    ReadOnlyLoss = 1 << 14,

    /// <summary>An attempt began with the address after the one that did not serve.</summary>
    BeginsWithTheNext = 1 << 15,
}
