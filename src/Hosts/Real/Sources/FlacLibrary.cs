using System.Runtime.InteropServices;

namespace Holdover.Hosts.Real.Sources;

/// <summary>What is called of libFLAC's stream decoder and of its readers of metadata, by the names of its documentation.</summary>
internal static unsafe partial class FlacLibrary
{
    public const int InitOk = 0;
    public const int StateEndOfStream = 4;
    public const int StateSeekError = 6;
    public const int StateAborted = 7;
    public const int WriteContinue = 0;
    public const int WriteAbort = 1;
    public const int MetadataStreamInfo = 0;

    public const string Name = "libFLAC";

    /// <summary>Those of Debian 11 to 13. What is called of them is the same in all.</summary>
    private static readonly string[] Versions = ["libFLAC.so.14", "libFLAC.so.12", "libFLAC.so.8"];

    public static bool IsThere { get; } = Load();

    /// <exception cref="LibraryMissingException">The machine has no libFLAC.</exception>
    public static void Require()
    {
        if (!IsThere)
            throw new LibraryMissingException(Name, "FLAC is read and written", "flac");
    }

    [LibraryImport(Name)]
    public static partial nint FLAC__stream_decoder_new();

    [LibraryImport(Name)]
    public static partial void FLAC__stream_decoder_delete(nint decoder);

    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int FLAC__stream_decoder_init_file(
        nint decoder,
        string path,
        delegate* unmanaged[Cdecl]<nint, FlacFrame*, int**, nint, int> write,
        delegate* unmanaged[Cdecl]<nint, FlacStreamInfo*, nint, void> metadata,
        delegate* unmanaged[Cdecl]<nint, int, nint, void> error,
        nint owner);

    [LibraryImport(Name)]
    public static partial int FLAC__stream_decoder_process_until_end_of_metadata(nint decoder);

    [LibraryImport(Name)]
    public static partial int FLAC__stream_decoder_process_single(nint decoder);

    [LibraryImport(Name)]
    public static partial int FLAC__stream_decoder_seek_absolute(nint decoder, ulong sample);

    [LibraryImport(Name)]
    public static partial int FLAC__stream_decoder_flush(nint decoder);

    [LibraryImport(Name)]
    public static partial int FLAC__stream_decoder_reset(nint decoder);

    [LibraryImport(Name)]
    public static partial int FLAC__stream_decoder_get_state(nint decoder);

    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int FLAC__metadata_get_tags(string path, FlacComments** block);

    [LibraryImport(Name)]
    public static partial void FLAC__metadata_object_delete(FlacComments* block);

    /// <summary>The first of a name, in whatever case, from one on; negative if there is none.</summary>
    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int FLAC__metadata_object_vorbiscomment_find_entry_from(FlacComments* block, uint from, string name);

    private static bool Load()
    {
        NativeLibrary.SetDllImportResolver(typeof(FlacLibrary).Assembly, (name, assembly, path) =>
            name == Name && TryLoad(out var library) ? library : 0);
        return TryLoad(out _);
    }

    private static bool TryLoad(out nint library)
    {
        library = 0;
        foreach (var version in Versions)
        {
            if (NativeLibrary.TryLoad(version, typeof(FlacLibrary).Assembly, null, out library))
                return true;
        }

        return false;
    }
}
