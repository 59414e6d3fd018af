using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Sounding;

/// <summary>
/// What the server plays: frames that are known by a number, and when each is due by the server's clock. A server that
/// begins anew plays other frames.
/// </summary>
internal sealed class Programme
{
    public const int Rate = 48_000;

    public const int Channels = 2;

    /// <summary>A tenth of a second: with shorter ones the same happens, more slowly.</summary>
    public const int ChunkFrames = 4_800;

    /// <summary>Frames of one showing at most: 17 minutes, and the names of frames fit 20 of them.</summary>
    private const int ShowingFrames = 100_000_000;

    /// <summary>The lives of a server in one run, at most.</summary>
    public const int LivesMax = int.MaxValue / ShowingFrames;

    private readonly List<List<long>> showings = [];

    /// <summary>A server begins.</summary>
    public void Begin() => showings.Add([]);

    /// <summary>What the chunk is called that begins at a frame of the source.</summary>
    public int NameOf(long first)
    {
        var showing = showings[^1];
        Invariant.Holds(first % ChunkFrames == 0 && first + ChunkFrames <= ShowingFrames && showings.Count <= LivesMax);
        while (showing.Count <= first / ChunkFrames)
            showing.Add(0);
        return ((showings.Count - 1) * ShowingFrames) + (int)first;
    }

    /// <summary>A frame is due at this instant of the server's clock, in microseconds.</summary>
    public void Schedule(long frame, long timestamp) =>
        ChunkOf(frame) = timestamp - LengthOf(frame % ShowingFrames % ChunkFrames);

    /// <summary>Whether a frame was decoded.</summary>
    public bool Has(long frame) => frame % ShowingFrames / ChunkFrames < showings[(int)(frame / ShowingFrames)].Count;

    public long DueAt(long frame) => ChunkOf(frame) + LengthOf(frame % ShowingFrames % ChunkFrames);

    /// <summary>Whether two frames are of one server's life.</summary>
    public static bool IsSameShowing(long one, long other) => one / ShowingFrames == other / ShowingFrames;

    private static long LengthOf(long frames) => frames * 1_000_000 / Rate;

    private ref long ChunkOf(long frame)
    {
        var showing = showings[(int)(frame / ShowingFrames)];
        return ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(showing)[(int)(frame % ShowingFrames / ChunkFrames)];
    }
}
