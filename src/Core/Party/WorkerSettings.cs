using Holdover.Machines;

namespace Holdover.Party;

/// <summary>The bounds of a worker.</summary>
public sealed record WorkerSettings
{
    public static readonly WorkerSettings Default = new();

    /// <summary>What is kept of the stream, so that a newcomer hears music at once: the buffer ahead and a second of the past.</summary>
    public Duration Ring { get; init; } = Duration.FromSeconds(6);

    /// <summary>The longest that the successor of a dead coordinator may take to come: the longest wait between its starts.</summary>
    public Duration SuccessorMax { get; init; } = Duration.FromSeconds(30);

    /// <summary>How long a stream outlives its coordinator: longer than the successor may take, so that it never ends just before.</summary>
    public Duration Linger => SuccessorMax + Duration.FromSeconds(1);

    public string? Problem() =>
        Ring <= Duration.Zero ? "the ring must be longer than 0"
        : SuccessorMax <= Duration.Zero ? "a successor takes longer than 0"
        : null;
}
