using Holdover.Machines;
using Holdover.Playback;
using Holdover.Sendspin;

namespace Holdover.Party;

/// <summary>
/// What plays and how the queue goes on, as listeners are told. Workers keep it, so that the successor of a coordinator
/// that was killed goes on so, too: what a person paused stays paused.
/// </summary>
public record struct PartyStand : IEncodable
{
    /// <summary>None if nothing was said yet.</summary>
    public StandEpoch Epoch;

    /// <summary>Items of the queue, and the one that is heard.</summary>
    public int Tracks;

    public int Track;

    /// <summary>Whether a person has paused it.</summary>
    public bool IsPaused;

    /// <summary>While it plays: when the item's first frame is due, in microseconds of the server's clock.</summary>
    public long At;

    /// <summary>While it is paused: the frame of the item at which it goes on.</summary>
    public long Frame;

    /// <summary>Frames a second.</summary>
    public int Rate;

    public QueueMode Mode;

    /// <summary>How far the item has played at an instant.</summary>
    public readonly Duration PositionAt(MonotonicTime now) => Duration.Max(
        Duration.Zero,
        !IsPaused ? new(now.Microseconds - At) : Rate > 0 ? new FrameGrid(0, Rate).LengthOf(Frame) : Duration.Zero);

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Epoch(ref Epoch);
        if (Epoch.IsNone())
            return;
        codec.Count(ref Tracks, TrackQueue.CountMax);
        codec.Count(ref Track, TrackQueue.CountMax);
        codec.Value(ref IsPaused);
        codec.Instant(ref At);
        codec.Value(ref Frame);
        codec.Count(ref Rate, AudioFormat.SampleRateMax);
        Mode.Encode(ref codec);
    }
}
