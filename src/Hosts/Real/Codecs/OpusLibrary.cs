using System.Runtime.InteropServices;

namespace Holdover.Hosts.Real.Codecs;

/// <summary>What is called of libopus, by the names of its documentation. The control function takes any number of arguments, which on the processors of Linux are passed as any others.</summary>
internal static unsafe partial class OpusLibrary
{
    public const int Ok = 0;
    public const int ApplicationAudio = 2049;
    public const int SetBitrate = 4002;
    public const int GetLookahead = 4027;
    public const int ResetState = 4028;

    /// <summary>A packet of one of its longest frames, of both channels, at its highest rate.</summary>
    public const int PacketMax = 1_275 * 2 * 6;

    private const string Name = "libopus.so.0";

    public static bool IsThere { get; } = NativeLibrary.TryLoad(Name, typeof(OpusLibrary).Assembly, null, out _);

    [LibraryImport(Name)]
    public static partial nint opus_encoder_create(int rate, int channels, int application, out int error);

    [LibraryImport(Name)]
    public static partial void opus_encoder_destroy(nint encoder);

    [LibraryImport(Name)]
    public static partial int opus_encoder_ctl(nint encoder, int request);

    [LibraryImport(Name)]
    public static partial int opus_encoder_ctl(nint encoder, int request, int value);

    [LibraryImport(Name)]
    public static partial int opus_encoder_ctl(nint encoder, int request, out int value);

    [LibraryImport(Name)]
    public static partial int opus_encode(nint encoder, short* samples, int frames, byte* packet, int packetMax);
}
