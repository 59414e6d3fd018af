namespace Holdover.Hosts.Real.Sources;

/// <summary>
/// The comments of a FLAC file. They are read apart from its music, which a damaged comment must not spoil.
/// </summary>
internal static unsafe class FlacTags
{
    /// <summary>As many of one name as are told: a piece may have several artists.</summary>
    private const int SameMax = 8;

    /// <summary>None if there are none that can be read.</summary>
    public static TrackTags Read(string path)
    {
        FlacComments* block;
        if (FlacLibrary.FLAC__metadata_get_tags(path, &block) == 0)
            return TrackTags.None;
        try
        {
            return new(Find(block, "TITLE"), Find(block, "ARTIST"), Find(block, "ALBUM"));
        }
        finally
        {
            FlacLibrary.FLAC__metadata_object_delete(block);
        }
    }

    private static string? Find(FlacComments* block, string name)
    {
        List<string> found = [];
        for (var next = 0; found.Count < SameMax && (next = FlacLibrary.FLAC__metadata_object_vorbiscomment_find_entry_from(block, (uint)next, name)) >= 0; next++)
        {
            if (TagText.Of(new ReadOnlySpan<byte>(block->Entries[next].Bytes, (int)block->Entries[next].Length)[(name.Length + 1)..]) is { } words)
                found.Add(words);
        }

        return string.Join(", ", found);
    }
}
