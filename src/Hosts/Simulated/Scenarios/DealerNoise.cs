namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What a server may say at any moment and as often as it likes, and what leaves nothing behind.</summary>
internal enum DealerNoise
{
    /// <summary>The id that it has said.</summary>
    IdAgain,

    Ping,

    /// <summary>A request of which only the key can be read.</summary>
    Unreadable,
}
