using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Holdover.Hosts.Real.Alsa;

/// <summary>What is called of libasound, by the names of its documentation. A negative result is an error number.</summary>
internal static unsafe partial class AlsaLibrary
{
    public const int StreamPlayback = 0;
    public const int NonBlocking = 1;
    public const int AccessInterleaved = 3;

    /// <summary>Signed 16-bit samples, least byte first.</summary>
    public const int FormatS16 = 2;

    public const int StateDisconnected = 8;

    private const string Name = "libasound.so.2";

    private static readonly bool IsThere = Load();

    /// <exception cref="AlsaMissingException">The machine has no libasound.</exception>
    public static void Require()
    {
        if (!IsThere)
            throw new AlsaMissingException();
    }

    /// <summary>What libasound says of an error number, positive or negative.</summary>
    public static string Describe(int errorNumber) => Marshal.PtrToStringUTF8(snd_strerror(-Math.Abs(errorNumber))) ?? "unknown error";

    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int snd_pcm_open(out nint pcm, string name, int stream, int mode);

    [LibraryImport(Name)]
    public static partial int snd_pcm_close(nint pcm);

    [LibraryImport(Name)]
    public static partial int snd_pcm_prepare(nint pcm);

    [LibraryImport(Name)]
    public static partial int snd_pcm_drop(nint pcm);

    [LibraryImport(Name)]
    public static partial int snd_pcm_delay(nint pcm, out nint frames);

    [LibraryImport(Name)]
    public static partial int snd_pcm_state(nint pcm);

    [LibraryImport(Name)]
    public static partial nint snd_pcm_avail(nint pcm);

    [LibraryImport(Name)]
    public static partial int snd_pcm_get_params(nint pcm, out nuint bufferFrames, out nuint periodFrames);

    [LibraryImport(Name)]
    public static partial nint snd_pcm_writei(nint pcm, byte* frames, nuint count);

    [LibraryImport(Name)]
    public static partial int snd_pcm_hw_params_malloc(out nint parameters);

    [LibraryImport(Name)]
    public static partial void snd_pcm_hw_params_free(nint parameters);

    [LibraryImport(Name)]
    public static partial int snd_pcm_hw_params_any(nint pcm, nint parameters);

    [LibraryImport(Name)]
    public static partial int snd_pcm_hw_params_set_access(nint pcm, nint parameters, int access);

    [LibraryImport(Name)]
    public static partial int snd_pcm_hw_params_set_format(nint pcm, nint parameters, int format);

    [LibraryImport(Name)]
    public static partial int snd_pcm_hw_params_set_format_first(nint pcm, nint parameters, out int format);

    /// <summary>Bits that a sample takes.</summary>
    [LibraryImport(Name)]
    public static partial int snd_pcm_format_physical_width(int format);

    [LibraryImport(Name)]
    public static partial int snd_pcm_format_set_silence(int format, byte* samples, uint count);

    [LibraryImport(Name)]
    public static partial int snd_pcm_hw_params_set_channels_near(nint pcm, nint parameters, ref uint channels);

    [LibraryImport(Name)]
    public static partial int snd_pcm_hw_params_set_rate_near(nint pcm, nint parameters, ref uint rate, nint direction);

    [LibraryImport(Name)]
    public static partial int snd_pcm_hw_params_set_buffer_time_near(nint pcm, nint parameters, ref uint microseconds, nint direction);

    [LibraryImport(Name)]
    public static partial int snd_pcm_hw_params_set_period_time_near(nint pcm, nint parameters, ref uint microseconds, nint direction);

    [LibraryImport(Name)]
    public static partial int snd_pcm_hw_params(nint pcm, nint parameters);

    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int snd_device_name_hint(int card, string kind, out nint* hints);

    [LibraryImport(Name)]
    public static partial int snd_device_name_free_hint(nint* hints);

    /// <summary>The text is the caller's to free.</summary>
    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint snd_device_name_get_hint(nint hint, string what);

    [LibraryImport(Name)]
    private static partial nint snd_strerror(int errorNumber);

    /// <summary>
    /// The handler takes a format and its arguments as printf does. Ours reads none of them, and to leave the rest of a
    /// call's arguments alone is the same in the calling conventions of x64 and arm64, variadic or not.
    /// </summary>
    [LibraryImport(Name)]
    private static partial int snd_lib_error_set_handler(delegate* unmanaged[Cdecl]<byte*, int, byte*, int, byte*, void> handler);

    private static bool Load()
    {
        if (!NativeLibrary.TryLoad(Name, typeof(AlsaLibrary).Assembly, null, out _))
            return false;
        _ = snd_lib_error_set_handler(&Hush);
        return true;
    }

    /// <summary>By itself libasound prints of every error to standard error. Ours are told by whoever asked for something.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Hush(byte* file, int line, byte* function, int error, byte* format)
    {
    }
}
