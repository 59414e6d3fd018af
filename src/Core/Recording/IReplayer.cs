using Holdover.Machines;

namespace Holdover.Recording;

/// <summary>Lives the recorded life of one node again.</summary>
public interface IReplayer
{
    /// <param name="file">The bytes of a segment.</param>
    /// <param name="watch">Told after each step when it was; the lanes then say where everything is.</param>
    ReplayResult Run(ReadOnlySpan<byte> file, Action<MonotonicTime>? watch = null);

    /// <summary>Where each machine of the node is at the moment: a name, and a state.</summary>
    IReadOnlyList<(string Lane, string State)> Lanes { get; }

    /// <summary>What is buffered at the moment, if the node buffers.</summary>
    Duration? Buffered { get; }
}
