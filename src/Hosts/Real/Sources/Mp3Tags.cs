using System.Text;
using System.Text.Unicode;

namespace Holdover.Hosts.Real.Sources;

/// <summary>The ID3 tags of an MP3 file: what the one before the music does not say, the one behind it may.</summary>
internal static unsafe class Mp3Tags
{
    /// <summary>Of a tag behind the music (ID3v1): where its fields are, each at most so long.</summary>
    private const int OldTitle = 3;
    private const int OldArtist = 33;
    private const int OldAlbum = 63;
    private const int OldLength = 30;

    /// <param name="decoder">That has looked through the whole file.</param>
    public static TrackTags Read(nint decoder)
    {
        byte* old;
        Mpg123Tag* tag;
        if (Mpg123Library.mpg123_id3(decoder, &old, &tag) != Mpg123Library.Ok)
            return TrackTags.None;
        return new(
            (tag == null ? null : Words(tag->Title)) ?? Words(old, OldTitle),
            (tag == null ? null : Words(tag->Artist)) ?? Words(old, OldArtist),
            (tag == null ? null : Words(tag->Album)) ?? Words(old, OldAlbum));
    }

    private static string? Words(Mpg123Text* text) => text == null ? null : TagText.Of(new(text->Bytes, (int)Math.Min(text->Length, int.MaxValue)));

    /// <summary>Nothing there tells in which encoding it is: what is no valid UTF-8 is Latin-1.</summary>
    private static string? Words(byte* old, int at)
    {
        if (old == null)
            return null;
        var bytes = new ReadOnlySpan<byte>(old + at, OldLength);
        bytes = bytes.IndexOf((byte)0) is >= 0 and var end ? bytes[..end] : bytes;
        return Utf8.IsValid(bytes) ? TagText.Of(bytes) : TagText.Clean(Encoding.Latin1.GetString(bytes));
    }
}
