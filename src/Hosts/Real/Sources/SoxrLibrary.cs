using System.Runtime.InteropServices;

namespace Holdover.Hosts.Real.Sources;

/// <summary>What is called of libsoxr, by the names of its documentation.</summary>
internal static unsafe partial class SoxrLibrary
{
    private const string Name = "libsoxr.so.0";

    private static readonly bool IsThere = NativeLibrary.TryLoad(Name, typeof(SoxrLibrary).Assembly, null, out _);

    /// <exception cref="LibraryMissingException">The machine has no libsoxr.</exception>
    public static void Require()
    {
        if (!IsThere)
            throw new LibraryMissingException(Name, "music that is not at 48 kHz is brought there", "libsoxr0");
    }

    /// <summary>A resampler, in its usual quality; 0 if there can be none.</summary>
    [LibraryImport(Name)]
    public static partial nint soxr_create(double inputRate, double outputRate, uint channels, out nint error, in SoxrSamples samples, nint quality, nint runtime);

    /// <summary>Takes frames, or with none the end, and gives frames; 0 if it went well.</summary>
    [LibraryImport(Name)]
    public static partial nint soxr_process(nint resampler, byte* input, nuint inputFrames, out nuint taken, byte* output, nuint outputFrames, out nuint given);

    [LibraryImport(Name)]
    public static partial void soxr_delete(nint resampler);
}
