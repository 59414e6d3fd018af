using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

using Holdover.Hosts.Real.Audio;
using Holdover.Hosts.Real.Sources;

using static Holdover.Hosts.Real.Codecs.FlacEncoderLibrary;

namespace Holdover.Hosts.Real.Codecs;

/// <summary>
/// FLAC, each chunk a stream of one frame for itself: clients decode chunks one by one, and whichever worker encodes a
/// chunk makes the same bytes of it.
/// </summary>
internal sealed unsafe class FlacChunkEncoder : IChunkEncoder
{
    /// <summary>Blocks of the format, "fLaC" and its stream information.</summary>
    private const int HeaderLength = 42;

    private const int LastBlock = 4;
    private const byte LastBlockFlag = 0x80;
    private const uint BitsPerSample = 16;

    /// <summary>Of 0 to 8; what is above takes more time than it saves bytes in blocks so short.</summary>
    private const uint CompressionLevel = 5;

    private const uint BlockMin = 16;

    /// <summary>Beyond this much a frame is not compressed but copied, with its head.</summary>
    private const int FrameSlack = 256;

    private readonly uint rate;
    private readonly uint channels;
    private readonly nint encoder;
    private readonly byte[] header = new byte[HeaderLength];
    private GCHandle self;
    private int[] wide = [];
    private byte[] output = [];
    private int headed;
    private int length;

    /// <param name="rate">Frames a second.</param>
    /// <param name="channels">Samples a frame.</param>
    /// <param name="frames">Of a usual chunk.</param>
    public FlacChunkEncoder(int rate, int channels, int frames)
    {
        FlacLibrary.Require();
        (this.rate, this.channels) = ((uint)rate, (uint)channels);
        encoder = FLAC__stream_encoder_new();
        self = GCHandle.Alloc(this);
        Encode(new short[frames * channels], from: 0).LetGo();
        header[LastBlock] |= LastBlockFlag;
    }

    public ReadOnlyMemory<byte> Header => header;

    public int Lag => 0;

    Chunk? IChunkEncoder.Encode(ReadOnlySpan<short> samples, long from) => Encode(samples, from);

    public void Dispose()
    {
        FLAC__stream_encoder_delete(encoder);
        self.Free();
    }

    private Chunk Encode(ReadOnlySpan<short> samples, long from)
    {
        if (wide.Length < samples.Length)
            (wide, output) = (new int[samples.Length], new byte[(samples.Length * sizeof(short)) + FrameSlack]);
        for (var index = 0; index < samples.Length; index++)
            wide[index] = samples[index];
        length = 0;
        var frames = (uint)samples.Length / channels;
        Begin(frames);
        fixed (int* first = wide)
            Require(FLAC__stream_encoder_process_interleaved(encoder, first, frames), from);
        Require(FLAC__stream_encoder_finish(encoder), from);
        var chunk = Chunk.Rent(length);
        output.AsMemory(0, length).CopyTo(chunk.Payload);
        return chunk;
    }

    /// <summary>After its end an encoder has its defaults again.</summary>
    private void Begin(uint frames)
    {
        _ = FLAC__stream_encoder_set_channels(encoder, channels);
        _ = FLAC__stream_encoder_set_bits_per_sample(encoder, BitsPerSample);
        _ = FLAC__stream_encoder_set_sample_rate(encoder, rate);
        _ = FLAC__stream_encoder_set_compression_level(encoder, CompressionLevel);
        _ = FLAC__stream_encoder_set_blocksize(encoder, Math.Max(frames, BlockMin));
        _ = FLAC__stream_encoder_set_do_md5(encoder, 0);
        Invariant.Holds(FLAC__stream_encoder_init_stream(encoder, &Written, 0, 0, 0, GCHandle.ToIntPtr(self)) == InitOk);
    }

    private static void Require(int isDone, long from)
    {
        if (isDone == 0)
            throw new InvalidOperationException($"libFLAC does not encode the chunk at frame {from}");
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Written(nint encoder, byte* bytes, nuint count, uint samples, uint frame, nint owner)
    {
        ((FlacChunkEncoder)GCHandle.FromIntPtr(owner).Target!).Take(new(bytes, (int)count), isAudio: samples > 0);
        return WriteOk;
    }

    /// <summary>The stream's head comes before each chunk; it is the same but for the size of the block, and one is enough.</summary>
    private void Take(ReadOnlySpan<byte> bytes, bool isAudio)
    {
        if (isAudio)
        {
            bytes.CopyTo(output.AsSpan(length));
            length += bytes.Length;
            return;
        }

        var room = Math.Min(bytes.Length, HeaderLength - headed);
        bytes[..room].CopyTo(header.AsSpan(headed));
        headed += room;
    }
}
