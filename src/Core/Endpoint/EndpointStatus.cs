using Holdover.Dealer;
using Holdover.Machines;
using Holdover.Playback;
using Holdover.Session;

namespace Holdover.Endpoint;

/// <summary>A speaker at one instant, to be shown.</summary>
public readonly record struct EndpointStatus
{
    internal EndpointStatus(
        in Instance<SessionState, SessionDeadline, SessionData> session, in Instance<PlaybackState, PlaybackDeadline, PlaybackData> playback)
    {
        Session = session.State;
        Playback = playback.State;
        ref readonly var sessionData = ref session.Data;
        ref readonly var playbackData = ref playback.Data;
        var timeline = playbackData.Timeline;
        Buffered = timeline.Grid.Rate > 0 ? timeline.Grid.LengthOf(timeline.Level) : Duration.Zero;
        GapLongest = timeline.Grid.Rate > 0 ? timeline.Grid.LengthOf(playbackData.GapLongest) : Duration.Zero;
        Channels = playbackData.Channels;
        FramesPlayed = playbackData.FramesPlayed;
        FramesLost = playbackData.FramesLost;
        FramesCutOff = playbackData.FramesCutOff;
        Volume = playbackData.Volume;
        Muted = playbackData.Muted;
        Position = playbackData.Position;
        Edits = playbackData.Edits;
        Anchors = playbackData.Anchors;
        Underruns = playbackData.Underruns;
        Losses = sessionData.Losses;
        Attempts = sessionData.Attempts;
        LastCause = sessionData.LastCause;
    }

    public SessionState Session { get; }

    public PlaybackState Playback { get; }

    public DealerState Dealer { get; init; }

    public SavedPlaybackState Saved { get; init; }

    public OwnerState Owner { get; init; }

    /// <summary>The owner in force: what is said on behalf of another is stale.</summary>
    public OwnerEpoch OwnerEpoch { get; init; }

    /// <summary>Who is served, or is to be; none if nobody is, or the public group.</summary>
    public TextId Account { get; init; }

    /// <summary>What plays, as the account's other devices are told.</summary>
    public PublishedPlayback Published { get; init; }

    /// <summary>What came on behalf of owners who were gone.</summary>
    public long StaleDropped { get; init; }

    /// <summary>What is queued and not played yet.</summary>
    public Duration Buffered { get; }

    /// <summary>The longest silence inside a stream so far.</summary>
    public Duration GapLongest { get; }

    public int Channels { get; }

    public long FramesPlayed { get; }

    /// <summary>Frames in whose place silence was played, or that came too late.</summary>
    public long FramesLost { get; }

    /// <summary>Frames that came twice, or too late, and were cut off: they were not heard.</summary>
    public long FramesCutOff { get; }

    /// <summary>Perceived loudness, 0 to 100.</summary>
    public int Volume { get; }

    public bool Muted { get; }

    /// <summary>Where in its play request the ear is; it goes on by the clock.</summary>
    public Position Position { get; }

    /// <summary>Frames dropped or inserted to keep the output with the server's clock.</summary>
    public long Edits { get; }

    /// <summary>How often the output was put at its place by more than single frames.</summary>
    public long Anchors { get; }

    /// <summary>How often the output had nothing to play though it should have had.</summary>
    public long Underruns { get; }

    /// <summary>Sessions that were up and ended without being asked to.</summary>
    public long Losses { get; }

    public long Attempts { get; }

    public LossCause LastCause { get; }
}
