using Holdover.Hosts.Real.Sources;
using Holdover.Machines;
using Holdover.Party;
using Holdover.Playback;
using Holdover.Sendspin;

namespace Holdover.Hosts.Real.Party;

/// <summary>What plays, as the protocol says it to whoever shows it.</summary>
internal static class PlayingMessage
{
    private const int NormalSpeed = 1_000;
    private const long Millisecond = 1_000;

    /// <param name="stand">What plays; nothing if it is none.</param>
    /// <param name="tags">What is known of the items of the queue.</param>
    /// <param name="now">At which it holds.</param>
    public static ServerState Of(in PartyStand stand, IReadOnlyDictionary<int, TrackTags> tags, MonotonicTime now)
    {
        if (stand.Epoch.IsNone())
            return new(Metadata: Field<MetadataState>.Null);
        var known = tags.GetValueOrDefault(stand.Track);
        var length = known?.Frames is { } frames && stand.Rate > 0 ? new FrameGrid(0, stand.Rate).LengthOf(frames).Microseconds : 0;
        var position = stand.PositionAt(now).Microseconds;
        return new(Metadata: new MetadataState
        {
            Timestamp = now.Microseconds,
            Title = OrNull(known?.Title),
            Artist = OrNull(known?.Artist),
            Album = OrNull(known?.Album),
            Track = stand.Tracks > 1 ? stand.Track + 1 : Field<int>.Null,
            Progress = new TrackProgress((length > 0 ? Math.Min(position, length) : position) / Millisecond, length / Millisecond, stand.IsPaused ? 0 : NormalSpeed),
            Repeat = stand.Mode.Repeat,
            Shuffle = stand.Mode.IsShuffled,
        });
    }

    private static Field<string> OrNull(string? word) => word is null ? Field<string>.Null : word;
}
