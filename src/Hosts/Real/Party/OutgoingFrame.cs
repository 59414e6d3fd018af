using Holdover.Hosts.Real.Audio;

namespace Holdover.Hosts.Real.Party;

/// <summary>A frame on its way to a listener.</summary>
/// <param name="Bytes">All of it, head and content.</param>
internal readonly record struct OutgoingFrame(ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Makes the bytes at the moment of sending, so that what they say of time is true; null if they are there.</summary>
    public Func<ReadOnlyMemory<byte>>? Make { get; init; }

    /// <summary>The chunk whose bytes they are, if they are one's.</summary>
    public Chunk? Held { get; init; }

    /// <summary>Where it is written that they were sent.</summary>
    public ClientMark? Mark { get; init; }

    /// <summary>When its sound begins and ends, on the server's clock; both 0 if it has none.</summary>
    public long Begin { get; init; }

    public long End { get; init; }
}
