using System.Runtime.InteropServices;

using Holdover.Hosts.Real.Sources;

namespace Holdover.Hosts.Real.Codecs;

/// <summary>What is called of libFLAC's stream encoder, by the names of its documentation.</summary>
internal static unsafe partial class FlacEncoderLibrary
{
    public const int InitOk = 0;
    public const int WriteOk = 0;

    [LibraryImport(FlacLibrary.Name)]
    public static partial nint FLAC__stream_encoder_new();

    [LibraryImport(FlacLibrary.Name)]
    public static partial void FLAC__stream_encoder_delete(nint encoder);

    [LibraryImport(FlacLibrary.Name)]
    public static partial int FLAC__stream_encoder_set_channels(nint encoder, uint channels);

    [LibraryImport(FlacLibrary.Name)]
    public static partial int FLAC__stream_encoder_set_bits_per_sample(nint encoder, uint bits);

    [LibraryImport(FlacLibrary.Name)]
    public static partial int FLAC__stream_encoder_set_sample_rate(nint encoder, uint rate);

    [LibraryImport(FlacLibrary.Name)]
    public static partial int FLAC__stream_encoder_set_blocksize(nint encoder, uint frames);

    [LibraryImport(FlacLibrary.Name)]
    public static partial int FLAC__stream_encoder_set_compression_level(nint encoder, uint level);

    [LibraryImport(FlacLibrary.Name)]
    public static partial int FLAC__stream_encoder_set_do_md5(nint encoder, int wanted);

    [LibraryImport(FlacLibrary.Name)]
    public static partial int FLAC__stream_encoder_init_stream(
        nint encoder,
        delegate* unmanaged[Cdecl]<nint, byte*, nuint, uint, uint, nint, int> write,
        nint seek,
        nint tell,
        nint metadata,
        nint owner);

    [LibraryImport(FlacLibrary.Name)]
    public static partial int FLAC__stream_encoder_process_interleaved(nint encoder, int* samples, uint frames);

    [LibraryImport(FlacLibrary.Name)]
    public static partial int FLAC__stream_encoder_finish(nint encoder);
}
