using System.Runtime.InteropServices;

using Holdover.Hosts.Real.Codecs;

namespace Holdover.Tests.Hosts.Codecs;

/// <summary>What comes out of libopus' own decoder is what went in, as far as ears can tell, and when it is said to be.</summary>
public sealed partial class OpusChunkEncoderTests
{
    private const int Rate = 48_000;
    private const int Frames = 960;

    private const int Packets = 25;

    [Fact]
    public void It_is_heard_as_it_was_and_later_by_its_lag()
    {
        using var encoder = new OpusChunkEncoder(Rate, channels: 1);
        var music = Chirp(Packets * Frames);
        var heard = new List<short>();
        var decoder = opus_decoder_create(Rate, 1, out _);
        for (var packet = 0; packet < Packets; packet++)
            heard.AddRange(Decode(decoder, Encode(encoder, music.AsSpan(packet * Frames, Frames), packet * Frames), Frames));
        opus_decoder_destroy(decoder);

        Assert.InRange(encoder.Lag, 1, Frames);
        var likeness = Enumerable.Range(0, 2 * encoder.Lag).Select(lag => Likeness(music, heard, lag)).ToArray();
        Assert.Equal(encoder.Lag, Array.IndexOf(likeness, likeness.Max()));
        Assert.True(likeness[encoder.Lag] > 0.98, $"likeness {likeness[encoder.Lag]}");
    }

    /// <summary>Packets build on each other: one of the past would be heard as noise.</summary>
    [Fact]
    public void What_lies_before_what_was_encoded_is_not()
    {
        using var encoder = new OpusChunkEncoder(Rate, channels: 2);
        var samples = new short[2 * Frames];
        encoder.Encode(samples, from: 5 * Frames)!.LetGo();
        Assert.Null(encoder.Encode(samples, from: 4 * Frames));
        encoder.Encode(samples, from: 6 * Frames)!.LetGo();
        encoder.Encode(samples, from: 60 * Frames)!.LetGo();
    }

    [Theory]
    [InlineData(1, 120)]
    [InlineData(121, 240)]
    [InlineData(900, 960)]
    [InlineData(4_000, 4_800)]
    public void A_short_chunk_ends_in_silence(int frames, int whole)
    {
        using var encoder = new OpusChunkEncoder(Rate, channels: 1);
        var packet = Encode(encoder, new short[frames], 0);
        var decoder = opus_decoder_create(Rate, 1, out _);
        Assert.Equal(whole, Decode(decoder, packet, 5_760).Length);
        opus_decoder_destroy(decoder);
    }

    private static short[] Chirp(int frames) =>
        [.. Enumerable.Range(0, frames).Select(frame => (short)(12_000 * Math.Sin(2 * Math.PI * frame * (200 + (frame * 0.02)) / Rate)))];

    private static byte[] Encode(OpusChunkEncoder encoder, ReadOnlySpan<short> samples, long from)
    {
        var chunk = encoder.Encode(samples, from)!;
        var bytes = chunk.Payload.ToArray();
        chunk.LetGo();
        return bytes;
    }

    /// <summary>How much two sounds are the same, past the first packets, from 0 to 1.</summary>
    private static double Likeness(short[] music, List<short> heard, int lag)
    {
        var (product, one, other) = (0.0, 0.0, 0.0);
        for (var frame = 4 * Frames; frame < music.Length - (2 * Frames); frame++)
        {
            product += (double)music[frame] * heard[frame + lag];
            one += (double)music[frame] * music[frame];
            other += (double)heard[frame + lag] * heard[frame + lag];
        }

        return product / Math.Sqrt(one * other);
    }

    private static unsafe short[] Decode(nint decoder, byte[] packet, int room)
    {
        var samples = new short[room];
        fixed (byte* bytes = packet)
        fixed (short* first = samples)
            return samples[..opus_decode(decoder, bytes, packet.Length, first, room, 0)];
    }

    [LibraryImport("libopus.so.0")]
    private static partial nint opus_decoder_create(int rate, int channels, out int error);

    [LibraryImport("libopus.so.0")]
    private static partial void opus_decoder_destroy(nint decoder);

    [LibraryImport("libopus.so.0")]
    private static unsafe partial int opus_decode(nint decoder, byte* packet, int length, short* samples, int room, int repair);
}
