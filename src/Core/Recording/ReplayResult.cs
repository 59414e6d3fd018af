using Holdover.Machines;

namespace Holdover.Recording;

/// <summary>How a recording compares with what the same machines do with the same inputs.</summary>
public sealed record ReplayResult
{
    /// <summary>What was replayed; null if it was no recording, or none that we know how to replay.</summary>
    public RecordingHead? Head { get; init; }

    /// <summary>Why nothing was replayed, in words; null if something was.</summary>
    public string? Problem { get; init; }

    public MonotonicTime From { get; init; }

    public MonotonicTime To { get; init; }

    public int Inputs { get; init; }

    public int Ticks { get; init; }

    public long Effects { get; init; }

    /// <summary>Of all effects.</summary>
    public ulong Hash { get; init; }

    /// <summary>The first step, counted from 1, that asked for something else than was recorded; 0 if none did.</summary>
    public int Differs { get; init; }

    /// <summary>Bytes at the end that were cut off.</summary>
    public int Torn { get; init; }

    public bool IsIdentical => Problem is null && Differs == 0;
}
