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

    /// <summary>
    /// How long an output may take to open. Zero: an output that needs no opening, such as a file, is given frames at
    /// once. One with a clock of its own needs a span.
    /// </summary>
    public Duration OutputOpenMax { get; init; }

    /// <summary>An output with a clock of its own that has not reported for so long is wedged.</summary>
    public Duration OutputReportMax { get; init; } = Duration.FromSeconds(1);

    /// <summary>After so long an output that failed is tried again: as often as a person would.</summary>
    public Duration OutputRetryPeriod { get; init; } = Duration.FromSeconds(2);

    /// <summary>How far ahead an output with a clock of its own is filled: five periods of rendering, so that a late one is not heard.</summary>
    public Duration OutputAhead { get; init; } = Duration.FromMilliseconds(100);

    /// <summary>Frames that are queued at most: more is not taken, whatever a server sends.</summary>
    public Duration BufferMax { get; init; } = Duration.FromSeconds(30);

    public string? Problem() =>
        RenderPeriod <= Duration.Zero || BurstPeriodYoung <= Duration.Zero || BurstPeriod <= Duration.Zero || ProbeAnswerMax <= Duration.Zero
            ? "every period must be more than 0"
        : BurstProbes < 1 ? "a burst has at least one probe"
        : OutputReportMax <= Duration.Zero || OutputRetryPeriod <= Duration.Zero ? "every wait for the output must be more than 0"
        : OutputOpenMax > Duration.Zero && OutputAhead < RenderPeriod + RenderPeriod ? "an output must be filled at least two periods ahead"
        : BufferMax <= GapMax ? "the buffer must be longer than the longest gap"
        : GapMax <= Duration.Zero ? "the longest gap must be more than 0"
        : null;
}
