using Holdover.Machines;

namespace Holdover.Playback;

/// <summary>
/// Where in a play request the ear is, in frames. It goes by the monotonic clock between two observations, never back,
/// and never past the last frame that the output was given. No wall clock and no server's clock is in it.
/// </summary>
public record struct Position : IEncodable
{
    /// <summary>Frames a second.</summary>
    public int Rate;

    /// <summary>Frames of the request that were over when the present timeline began.</summary>
    private long before;

    /// <summary>The end of what the output was given.</summary>
    private long given;

    /// <summary>It was here once: it does not go back, even if an observation does.</summary>
    private long floor;

    /// <summary>What was heard at an instant, as it was last observed.</summary>
    private long heard;

    private long heardAt;

    public Position(int rate) => Rate = rate;

    /// <summary>The frames of the request that have been heard.</summary>
    public readonly long FramesAt(MonotonicTime now)
    {
        if (Rate == 0)
            return 0;
        var passed = Math.Max(now.Microseconds - heardAt, 0);
        return Math.Max(floor, Math.Min(given, heard + new FrameGrid(0, Rate).FramesIn(new(passed))));
    }

    /// <summary>How much of the request has been heard.</summary>
    public readonly Duration At(MonotonicTime now) => Rate == 0 ? Duration.Zero : new FrameGrid(0, Rate).LengthOf(FramesAt(now));

    /// <summary>The frames of the request that have come, if so many follow what the output was given.</summary>
    public readonly long End(long level) => given + level;

    /// <summary>The output was given the frames of the timeline up to here.</summary>
    public void Give(long frame) => given = Math.Max(given, before + frame);

    /// <summary>So many of the frames that the output was given were still to be heard at an instant.</summary>
    public void Hear(long held, MonotonicTime at)
    {
        floor = FramesAt(at);
        (heard, heardAt) = (given - held, at.Microseconds);
    }

    /// <summary>What the output holds will not be heard.</summary>
    public void Drop(MonotonicTime now)
    {
        floor = FramesAt(now);
        (given, heard, heardAt) = (floor, floor, now.Microseconds);
    }

    /// <summary>The timeline begins anew: its frame 0 follows what was heard.</summary>
    public void BeginTimeline(MonotonicTime now)
    {
        Drop(now);
        before = floor;
    }

    /// <summary>Nothing is decided by a position: it is a statistic.</summary>
    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Value(ref Rate);
        codec.Statistic(ref before);
        codec.Statistic(ref given);
        codec.Statistic(ref floor);
        codec.Statistic(ref heard);
        codec.Statistic(ref heardAt);
    }
}
