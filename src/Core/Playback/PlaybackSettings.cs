using Holdover.Machines;

namespace Holdover.Playback;

/// <summary>The spans of a player.</summary>
public sealed record PlaybackSettings
{
    public static readonly PlaybackSettings Default = new();

    /// <summary>How often frames are given to a paced output.</summary>
    public Duration RenderPeriod { get; init; } = Duration.FromMilliseconds(20);

    /// <summary>Probes of one burst, one after the other; the quickest of them is believed. sendspin-js sends 8, too.</summary>
    public int BurstProbes { get; init; } = 8;

    /// <summary>Between bursts while the filter is young.</summary>
    public Duration BurstPeriodYoung { get; init; } = Duration.FromMilliseconds(500);

    /// <summary>Between bursts later; the protocol's usual 10 s.</summary>
    public Duration BurstPeriod { get; init; } = Duration.FromSeconds(10);

    /// <summary>An answer later than this measures nothing; the protocol's usual 2 s.</summary>
    public Duration ProbeAnswerMax { get; init; } = Duration.FromSeconds(2);

    /// <summary>A gap longer than this is not a gap: it is another timeline. An empty buffer is waited for as long.</summary>
    public Duration GapMax { get; init; } = Duration.FromSeconds(10);

    /// <summary>Frames that are later than this when sound begins are left out, rather than played in a hurry.</summary>
    public Duration LateAtStartMax { get; init; } = Duration.FromMilliseconds(100);

    public string? Problem() =>
        RenderPeriod <= Duration.Zero || BurstPeriodYoung <= Duration.Zero || BurstPeriod <= Duration.Zero || ProbeAnswerMax <= Duration.Zero
            ? "every period must be more than 0"
        : BurstProbes < 1 ? "a burst has at least one probe"
        : GapMax <= Duration.Zero ? "the longest gap must be more than 0"
        : null;
}
