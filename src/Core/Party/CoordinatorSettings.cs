using Holdover.Machines;

namespace Holdover.Party;

/// <summary>The spans of a coordinator.</summary>
public sealed record CoordinatorSettings : IBackoffSettings
{
    public static readonly CoordinatorSettings Default = new();

    /// <summary>Workers that there should be. While one is missing its listeners may come back any moment.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>How long workers may take to say what they hold, before the party begins without them.</summary>
    public Duration AskMax { get; init; } = Duration.FromSeconds(2);

    /// <summary>Whether guests may say what plays and how loud, and not only listen.</summary>
    public bool GuestsControl { get; init; }

    public Duration OpenMax { get; init; } = Duration.FromSeconds(10);

    /// <summary>From a request for a chunk to the chunk.</summary>
    public Duration DecodeMax { get; init; } = Duration.FromSeconds(10);

    /// <summary>How far ahead of its time audio is decoded and sent.</summary>
    public Duration BufferAhead { get; init; } = Duration.FromSeconds(5);

    /// <summary>One chunk: 20 ms is in the middle of what the protocol allows.</summary>
    public Duration Chunk { get; init; } = Duration.FromMilliseconds(20);

    /// <summary>What is decoded in one go: to wake a process up, and those behind it, costs more than a chunk does.</summary>
    public Duration Portion { get; init; } = Duration.FromMilliseconds(100);

    /// <summary>What is kept for workers that come or lag: the buffer ahead and a second of the past.</summary>
    public Duration Ring { get; init; } = Duration.FromSeconds(6);

    /// <summary>How far before the last chunk of the workers a new coordinator begins: so is its own ring filled, too.</summary>
    public Duration ResumeBack { get; init; } = Duration.FromSeconds(6);

    /// <summary>From the first listener to the first frame: time to learn the clock and to fill a buffer.</summary>
    public Duration StartLead { get; init; } = Duration.FromMilliseconds(1_000);

    /// <summary>How long to go on decoding when nobody listens.</summary>
    public Duration IdleMax { get; init; } = Duration.FromSeconds(15);

    /// <summary>How long a source that stalls is tried again, before the party is over.</summary>
    public Duration HoldMax { get; init; } = Duration.FromSeconds(60);

    /// <summary>Beyond the last timestamp, for outputs that lag.</summary>
    public Duration DrainMargin { get; init; } = Duration.FromMilliseconds(500);

    public Duration FirstRetryMax { get; init; } = Duration.FromMilliseconds(250);

    public Duration BackoffInitial { get; init; } = Duration.FromSeconds(1);

    public int BackoffMultiplier { get; init; } = 2;

    public Duration BackoffMax { get; init; } = Duration.FromSeconds(30);

    public string? Problem() =>
        new[] { AskMax, OpenMax, DecodeMax, BufferAhead, Chunk, Portion, Ring, StartLead, IdleMax, HoldMax, DrainMargin, FirstRetryMax, BackoffInitial, BackoffMax }.Min() <= Duration.Zero
            ? "every span must be more than 0"
        : Workers is < 1 or > WorkerLinks.CountMax ? "a party has from 1 to 16 workers"
        : StartLead >= BufferAhead ? "the lead at the start must be shorter than the buffer ahead"
        : Portion > BufferAhead ? "what is decoded in one go must fit into the buffer ahead"
        : Ring < BufferAhead ? "what is kept must not be shorter than the buffer ahead"
        : ResumeBack < Duration.FromSeconds(1) ? "a decoder needs at least 1 s to find its place again"
        : BackoffMultiplier < 1 ? "a wait must not shrink"
        : null;
}
