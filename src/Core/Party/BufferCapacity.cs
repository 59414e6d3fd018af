using Holdover.Playback;
using Holdover.Sendspin;

namespace Holdover.Party;

/// <summary>
/// How much of a stream a player may hold. It announces bytes of chunks, headers included, and frees a chunk when its
/// end has been played. That is turned into frames once, by what frames cost at most, so that nothing has to be kept a chunk.
/// </summary>
public static class BufferCapacity
{
    /// <summary>The shortest chunk that the protocol knows, in milliseconds; what is cut from one end of a portion is counted apart.</summary>
    private const int ChunkMsMin = 15;

    /// <summary>Bytes a sample: 16 bits, and no codec needs more than PCM.</summary>
    private const int SampleBytes = 2;

    /// <summary>An hour: no stream is held so far ahead.</summary>
    private const long SecondsUnbounded = 3_600;

    /// <summary>Frames beyond the one that is being played that may be sent, at least those of the shortest chunk.</summary>
    /// <param name="bytes">The announced capacity; 0 if none was, which bounds nothing.</param>
    /// <param name="grid">The stream's grid.</param>
    /// <param name="channels">Samples a frame.</param>
    /// <param name="portion">Frames that are sent at once at most; each portion may cut a chunk at both ends.</param>
    public static long FramesMax(int bytes, FrameGrid grid, int channels, long portion)
    {
        if (bytes == 0)
            return grid.Rate * SecondsUnbounded;
        var shortest = Math.Max(grid.Rate * ChunkMsMin / 1_000, 1);
        var longest = (long)grid.Rate * WireLimits.ChunkMsMax / 1_000;

        // A portion costs its samples, a header for each chunk in it and for both cuts; the longest chunk is freed late.
        var portionBytes = (portion * channels * SampleBytes) + (AudioFrame.HeaderLength * ((portion / shortest) + 3));
        return Math.Max((bytes / portionBytes * portion) - longest, shortest);
    }
}
