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

    /// <summary>The newest request whose end was reported and not acknowledged; it is told to every session until it is.</summary>
    public PlayRequestId EndUnacknowledged;

    public EndCause EndCause;

    /// <summary>What the owner wants. A stop resets it: the next owner wants to hear.</summary>
    public PlayIntent Intent;

    /// <summary>Perceived loudness, 0 to 100: ours, whatever becomes of sessions.</summary>
    public int Volume;

    public bool Muted;

    /// <summary>Where in the request the ear is.</summary>
    public Position Position;

    public OutputFill Output;
    public SyncCorrector Sync;

    public int Channels;
    public Timeline Timeline;
    public ClockFilter Clock;
    public ProbeBurst Burst;

    /// <summary>Frames that were never heard: silence stood in for them.</summary>
    public long FramesLost;

    /// <summary>Frames that came again, too late, or when the buffer was full, and were cut off.</summary>
    public long FramesCutOff;

    public long FramesPlayed;

    /// <summary>Frames that passed while the player was paused or had no output.</summary>
    public long FramesPassed;

    /// <summary>Frames dropped or inserted to keep an output with the server's clock.</summary>
    public long Edits;

    /// <summary>How often an output was put at its place by more than single frames.</summary>
    public long Anchors;

    /// <summary>How often an output ran dry.</summary>
    public long Underruns;

    /// <summary>How often an output failed.</summary>
    public long OutputFailures;

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
        codec.Epoch(ref EndUnacknowledged);
        codec.Value(ref EndCause);
        codec.Value(ref Intent);
        codec.Count(ref Volume, Gain.VolumeMax);
        codec.Value(ref Muted);
        Position.Encode(ref codec);
        Output.Encode(ref codec);
        Sync.Encode(ref codec);
        codec.Value(ref Channels);
        Timeline.Encode(ref codec);
        Clock.Encode(ref codec);
        Burst.Encode(ref codec);
        codec.Statistic(ref FramesLost);
        codec.Statistic(ref FramesCutOff);
        codec.Statistic(ref FramesPlayed);
        codec.Statistic(ref FramesPassed);
        codec.Statistic(ref Edits);
        codec.Statistic(ref Anchors);
        codec.Statistic(ref Underruns);
        codec.Statistic(ref OutputFailures);
        codec.Statistic(ref GapLongest);
        codec.Statistic(ref GapNow);
    }
}
