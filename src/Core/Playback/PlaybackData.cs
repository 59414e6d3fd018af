using Holdover.Machines;

namespace Holdover.Playback;

/// <summary>All that the player remembers.</summary>
public struct PlaybackData : IEncodable
{
    /// <summary>The connection that refills the buffer; none while the session is down.</summary>
    public ConnectionEpoch Live;

    /// <summary>The stream generation that plays or played last.</summary>
    public PlayRequestId Request;

    /// <summary>Whether that generation's end has still to be reported.</summary>
    public bool RequestOpen;

    public int Channels;
    public Timeline Timeline;
    public ClockFilter Clock;
    public ProbeBurst Burst;

    /// <summary>Frames that were never heard: silence stood in for them.</summary>
    public long FramesLost;

    /// <summary>Frames that came again, or too late, and were cut off.</summary>
    public long FramesCutOff;

    public long FramesPlayed;

    /// <summary>The longest silence inside the stream, in frames.</summary>
    public long GapLongest;

    /// <summary>The silence that lasts, in frames.</summary>
    public long GapNow;

    /// <summary>The server's instant of the first frame that is missing and not past: where a server is to go on.</summary>
    public readonly long MissingFrom(MonotonicTime now)
    {
        var due = Clock.IsSynchronized ? Timeline.Grid.FramesDueBy(Clock.ServerAt(now)) : Timeline.Head;
        return Timeline.Grid.TimestampOf(Math.Max(Timeline.Tail, due));
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Epoch(ref Live);
        codec.Epoch(ref Request);
        codec.Value(ref RequestOpen);
        codec.Value(ref Channels);
        Timeline.Encode(ref codec);
        Clock.Encode(ref codec);
        Burst.Encode(ref codec);
        codec.Statistic(ref FramesLost);
        codec.Statistic(ref FramesCutOff);
        codec.Statistic(ref FramesPlayed);
        codec.Statistic(ref GapLongest);
        codec.Statistic(ref GapNow);
    }
}
