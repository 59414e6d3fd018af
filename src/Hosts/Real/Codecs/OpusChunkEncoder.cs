using Holdover.Hosts.Real.Audio;

using static Holdover.Hosts.Real.Codecs.OpusLibrary;

namespace Holdover.Hosts.Real.Codecs;

/// <summary>Opus, a packet a chunk. Each packet builds on those before it, so chunks are encoded in their order.</summary>
internal sealed unsafe class OpusChunkEncoder : IChunkEncoder
{
    /// <summary>Bits a second of a channel: at twice that, stereo music is like the original to nearly everybody.</summary>
    private const int ChannelBitrate = 64_000;

    /// <summary>Frames of a packet, at 48,000 a second: from 2.5 ms to 120 ms.</summary>
    private static readonly int[] PacketFrames = [120, 240, 480, 960, 1_920, 2_880, 3_840, 4_800, 5_760];

    private readonly int channels;
    private readonly nint encoder;
    private readonly byte[] packet = new byte[PacketMax];
    private long next;

    public OpusChunkEncoder(int rate, int channels)
    {
        this.channels = channels;
        encoder = opus_encoder_create(rate, channels, ApplicationAudio, out var error);
        if (error != Ok)
            throw new InvalidOperationException($"libopus does not encode {rate:N0} frames a second of {channels} channels (error {error})");
        _ = opus_encoder_ctl(encoder, SetBitrate, channels * ChannelBitrate);
        _ = opus_encoder_ctl(encoder, GetLookahead, out int lag);
        Lag = lag;
    }

    public ReadOnlyMemory<byte> Header => default;

    public int Lag { get; }

    /// <summary>The frames that a packet has for so many, or 0 if that is more than any packet has.</summary>
    public static int FramesOf(int frames) => Array.Find(PacketFrames, size => size >= frames);

    /// <summary>The last of a source may be shorter than any packet: what is missing is silence.</summary>
    public Chunk? Encode(ReadOnlySpan<short> samples, long from)
    {
        var frames = samples.Length / channels;
        if (from < next)
            return null;
        if (from > next)
            _ = opus_encoder_ctl(encoder, ResetState);
        next = from + frames;
        var whole = FramesOf(frames);
        Span<short> padded = stackalloc short[whole * channels];
        padded[samples.Length..].Clear();
        samples.CopyTo(padded);
        int length;
        fixed (short* first = padded)
        fixed (byte* bytes = packet)
            length = opus_encode(encoder, first, whole, bytes, packet.Length);
        if (length < 0)
            throw new InvalidOperationException($"libopus does not encode the chunk at frame {from} (error {length})");
        var chunk = Chunk.Rent(length);
        packet.AsMemory(0, length).CopyTo(chunk.Payload);
        return chunk;
    }

    public void Dispose() => opus_encoder_destroy(encoder);
}
