namespace Holdover.Hosts.Real.Sources;

/// <summary>What people are told of an item of the queue.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Artist">Who plays it; null if that is not known.</param>
/// <param name="Album">What it is of; null if that is not known.</param>
/// <param name="Frames">Its length; null for what is live, or not known yet.</param>
public sealed record TrackTags(string Title, string? Artist, string? Album, long? Frames)
{
    private const char Separator = '\0';

    /// <summary>The words of it, to be sent to another process; the length goes beside them.</summary>
    public byte[] ToBytes() => System.Text.Encoding.UTF8.GetBytes(string.Join(Separator, Title, Artist, Album));

    /// <summary>What <see cref="ToBytes"/> wrote.</summary>
    public static TrackTags Read(ReadOnlySpan<byte> bytes, long? frames)
    {
        var words = System.Text.Encoding.UTF8.GetString(bytes).Split(Separator);
        return new(words[0], words.ElementAtOrDefault(1) is { Length: > 0 } artist ? artist : null, words.ElementAtOrDefault(2) is { Length: > 0 } album ? album : null, frames);
    }
}
