using Holdover.Hosts.Real.Audio;

namespace Holdover.Hosts.Real.Codecs;

/// <summary>Encodes the chunks of one stream, for all of its listeners.</summary>
internal interface IChunkEncoder : IDisposable
{
    /// <summary>What a decoder needs before the first chunk; empty if nothing.</summary>
    ReadOnlyMemory<byte> Header { get; }

    /// <summary>By how many frames what comes out of a decoder lags behind what went in.</summary>
    int Lag { get; }

    /// <summary>Encodes samples of 16 bits, interleaved; the caller holds what it gets. Null for what lies before what was encoded last, where order counts.</summary>
    /// <param name="samples">The chunk's.</param>
    /// <param name="from">Its first frame of the stream.</param>
    Chunk? Encode(ReadOnlySpan<short> samples, long from);
}
