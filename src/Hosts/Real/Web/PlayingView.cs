using Holdover.Hosts.Real.Sources;
using Holdover.Machines;
using Holdover.Party;

namespace Holdover.Hosts.Real.Web;

/// <summary>What plays at one instant: what listeners hear, not what was decoded for later.</summary>
/// <param name="Title">The track; null if nothing is known of it yet.</param>
/// <param name="Artist">Who plays it; null if it does not say.</param>
/// <param name="Album">What it is of; null if it does not say.</param>
/// <param name="PositionSeconds">From the track's beginning.</param>
/// <param name="DurationSeconds">Of the track; null for what is live.</param>
/// <param name="AheadSeconds">How much is decoded beyond the position.</param>
/// <param name="Stream">The stream's generation: another one begins when the timeline had to be broken.</param>
/// <param name="SampleRate">Frames a second.</param>
/// <param name="Channels">Samples a frame.</param>
public sealed record PlayingView(
    string? Title, string? Artist, string? Album, double PositionSeconds, double? DurationSeconds, double AheadSeconds, long Stream, int SampleRate, int Channels)
{
    /// <summary>Null while there is no stream. The stream may be half a step old, so nothing is taken for granted of it.</summary>
    public static PlayingView? Of(in StreamView stream, in PartyStand stand, IReadOnlyDictionary<int, TrackTags> tags, MonotonicTime now)
    {
        var rate = stream.Grid.Rate;
        if (stream.Request.IsNone() || rate <= 0)
            return null;
        var frame = Math.Max(0, Math.Max(stream.First, Math.Min(stream.End, stream.Grid.FrameAt(now.Microseconds))));
        var known = tags.GetValueOrDefault(stand.Track);
        var position = Math.Max(0, frame - stream.Grid.FrameAt(stand.At));
        return new(
            known?.Title, known?.Artist, known?.Album,
            Seconds(known?.Frames is { } length ? Math.Min(position, length) : position, rate),
            known?.Frames is { } frames ? Seconds(frames, rate) : null,
            Seconds(Math.Max(0, stream.End - frame), rate), stream.Request.Value, rate, stream.Channels);
    }

    private static double Seconds(long frames, int rate) => Math.Round((double)frames / rate, 3);
}
