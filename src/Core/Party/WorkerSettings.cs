using Holdover.Machines;

namespace Holdover.Party;

/// <summary>The bounds of a worker.</summary>
public sealed record WorkerSettings
{
    public static readonly WorkerSettings Default = new();

    /// <summary>What is kept of the stream, so that a newcomer hears music at once: the buffer ahead and a second of the past.</summary>
    public Duration Ring { get; init; } = Duration.FromSeconds(6);

    public string? Problem() => Ring <= Duration.Zero ? "the ring must be longer than 0" : null;
}
