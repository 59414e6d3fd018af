using System.Text;

namespace Holdover.Hosts.Real.Sources;

/// <summary>What people are told of an item of the queue. However it was made, its words can be shown.</summary>
/// <param name="Title">Its name; null if it has none of its own.</param>
/// <param name="Artist">Who plays it; null if that is not known.</param>
/// <param name="Album">What it is of; null if that is not known.</param>
/// <param name="Frames">Its length; null for what is live, or not known yet.</param>
public sealed record TrackTags(string? Title = null, string? Artist = null, string? Album = null, long? Frames = null)
{
    /// <summary>No word holds it.</summary>
    private const char Separator = '\0';

    public static TrackTags None { get; } = new();

    public string? Title { get; } = TagText.Clean(Title);

    public string? Artist { get; } = TagText.Clean(Artist);

    public string? Album { get; } = TagText.Clean(Album);

    /// <summary>The words of it, to be sent to another process; the length goes beside them.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(string.Join(Separator, Title, Artist, Album));

    /// <summary>What <see cref="ToBytes"/> wrote.</summary>
    public static TrackTags Read(ReadOnlySpan<byte> bytes, long? frames)
    {
        var words = Encoding.UTF8.GetString(bytes).Split(Separator);
        return new(words[0], words.ElementAtOrDefault(1), words.ElementAtOrDefault(2), frames);
    }
}
