using Holdover.Machines;
using Holdover.Playback;

namespace Holdover.Tests.Property.Playback;

/// <summary>How the world around a player is.</summary>
internal sealed record World
{
    public int Rate { get; init; } = 48_000;

    /// <summary>How much faster the card's clock runs than ours.</summary>
    public int CardPpm { get; init; }

    /// <summary>How much faster the server's clock runs than ours.</summary>
    public int ServerPpm { get; init; }

    /// <summary>By how many frames the card's reports are off, either way.</summary>
    public int NoiseFrames { get; init; }

    /// <summary>What a probe's ways take longer at most, each on its own.</summary>
    public Duration Jitter { get; init; } = Duration.FromMilliseconds(1);

    /// <summary>How many probes in a hundred are held up on one way by much more.</summary>
    public int SpikesOfHundred { get; init; }

    /// <summary>When the process is not scheduled for <see cref="Stall"/>.</summary>
    public MonotonicTime[] Stalls { get; init; } = [];

    public Duration Stall { get; init; } = Duration.FromMilliseconds(300);

    /// <summary>When the card is pulled out and back.</summary>
    public MonotonicTime[] Failures { get; init; } = [];

    /// <summary>When the server comes back with another clock.</summary>
    public MonotonicTime[] OtherClocks { get; init; } = [];

    public ulong Seed { get; init; } = 1;
}
