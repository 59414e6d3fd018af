using System.Runtime.InteropServices;

namespace Holdover.Hosts.Real.Sources;

/// <summary>What is called of libmpg123, by the names of its documentation. Lengths and places are in frames.</summary>
internal static unsafe partial class Mpg123Library
{
    public const int Ok = 0;
    public const int Done = -12;
    public const int NewFormat = -11;

    /// <summary>Parameters and flags of mpg123_param.</summary>
    public const int AddFlags = 2;
    public const int ResyncLimit = 14;
    public const int PreFrames = 16;
    public const int Quiet = 0x20;

    public const int EncodingSigned16 = 0xD0;
    public const int SeekSet = 0;

    private const string Name = "libmpg123.so.0";

    private static readonly bool IsThere = NativeLibrary.TryLoad(Name, typeof(Mpg123Library).Assembly, null, out _);

    /// <exception cref="LibraryMissingException">The machine has no libmpg123.</exception>
    public static void Require()
    {
        if (!IsThere)
            throw new LibraryMissingException(Name, "MP3 files are read", "libmpg123-0");
        _ = mpg123_init(); // versions before 1.27 want it, once or often
    }

    /// <summary>What went wrong last.</summary>
    public static string Describe(nint decoder) => Marshal.PtrToStringUTF8(mpg123_strerror(decoder)) ?? "unknown error";

    [LibraryImport(Name)]
    public static partial nint mpg123_new(nint decoderName, out int error);

    [LibraryImport(Name)]
    public static partial void mpg123_delete(nint decoder);

    [LibraryImport(Name)]
    public static partial int mpg123_param(nint decoder, int parameter, nint value, double fraction);

    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int mpg123_open(nint decoder, string path);

    [LibraryImport(Name)]
    public static partial int mpg123_close(nint decoder);

    [LibraryImport(Name)]
    public static partial int mpg123_getformat(nint decoder, out nint rate, out int channels, out int encoding);

    [LibraryImport(Name)]
    public static partial int mpg123_format_none(nint decoder);

    [LibraryImport(Name)]
    public static partial int mpg123_format(nint decoder, nint rate, int channels, int encodings);

    [LibraryImport(Name)]
    public static partial int mpg123_scan(nint decoder);

    [LibraryImport(Name)]
    public static partial nint mpg123_length(nint decoder);

    [LibraryImport(Name)]
    public static partial nint mpg123_seek(nint decoder, nint frame, int whence);

    [LibraryImport(Name)]
    public static partial int mpg123_read(nint decoder, Span<byte> pcm, nuint length, out nuint done);

    /// <summary>The tags that were come by: of 128 bytes behind the music, and before it. They are the decoder's until it begins anew.</summary>
    [LibraryImport(Name)]
    public static partial int mpg123_id3(nint decoder, byte** old, Mpg123Tag** tag);

    [LibraryImport(Name)]
    private static partial int mpg123_init();

    [LibraryImport(Name)]
    private static partial nint mpg123_strerror(nint decoder);
}
