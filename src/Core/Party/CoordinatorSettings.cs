using Holdover.Machines;

namespace Holdover.Party;

/// <summary>The spans of a coordinator.</summary>
public sealed record CoordinatorSettings
{
    public static readonly CoordinatorSettings Default = new();

    public Duration OpenMax { get; init; } = Duration.FromSeconds(10);

    /// <summary>From a request for a chunk to the chunk.</summary>
    public Duration DecodeMax { get; init; } = Duration.FromSeconds(10);

    /// <summary>How far ahead of its time audio is decoded and sent.</summary>
    public Duration BufferAhead { get; init; } = Duration.FromSeconds(5);

    /// <summary>From the first listener to the first frame: time to learn the clock and to fill a buffer.</summary>
    public Duration StartLead { get; init; } = Duration.FromMilliseconds(1_000);

    /// <summary>How long to go on decoding when nobody listens.</summary>
    public Duration IdleMax { get; init; } = Duration.FromSeconds(15);

    /// <summary>Beyond the last timestamp, for outputs that lag.</summary>
    public Duration DrainMargin { get; init; } = Duration.FromMilliseconds(500);

    public string? Problem() =>
        new[] { OpenMax, DecodeMax, BufferAhead, StartLead, IdleMax, DrainMargin }.Min() <= Duration.Zero ? "every span must be more than 0"
        : StartLead >= BufferAhead ? "the lead at the start must be shorter than the buffer ahead"
        : null;
}
