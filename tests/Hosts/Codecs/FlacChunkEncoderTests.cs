using System.Runtime.InteropServices;

using Holdover.Hosts.Real.Codecs;
using Holdover.Tests.Hosts.Sources;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Codecs;

/// <summary>Each chunk with the stream's header is a FLAC file of its own, which is how clients decode it.</summary>
public sealed class FlacChunkEncoderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(48_000, 2, 960)]
    [InlineData(44_100, 1, 882)]
    [InlineData(48_000, 2, 17)]
    public void A_chunk_is_decoded_to_the_bit_by_itself(int rate, int channels, int frames)
    {
        using var encoder = new FlacChunkEncoder(rate, channels, frames);
        for (var seed = 1; seed <= 3; seed++)
        {
            var music = Music.Noise(100, rate, channels, seed);
            var pcm = music.Pcm[..(frames * music.Format.BytesPerFrame)];
            Assert.Equal(pcm, Decode(encoder, pcm, from: seed));
        }
    }

    /// <summary>Whichever worker encodes a chunk, and whatever it encoded before: clients that change between them notice nothing.</summary>
    [Fact]
    public void The_same_samples_give_the_same_bytes()
    {
        using var one = new FlacChunkEncoder(48_000, 2, 960);
        using var other = new FlacChunkEncoder(48_000, 2, 960);
        var (first, second) = (Music.Noise(20, seed: 1).Pcm, Music.Noise(20, seed: 2).Pcm);
        Encode(one, first, 0);
        Assert.Equal(Encode(one, second, 960), Encode(other, second, 1_920));
        Assert.True(one.Header.Span.SequenceEqual(other.Header.Span));
    }

    [Fact]
    public void Silence_takes_next_to_nothing()
    {
        using var encoder = new FlacChunkEncoder(48_000, 2, 960);
        Assert.InRange(Encode(encoder, new byte[960 * 4], 0).Length, 1, 40);
    }

    private static byte[] Encode(FlacChunkEncoder encoder, byte[] pcm, long from)
    {
        var chunk = ((IChunkEncoder)encoder).Encode(MemoryMarshal.Cast<byte, short>(pcm), from)!;
        var bytes = chunk.Payload.ToArray();
        chunk.LetGo();
        return bytes;
    }

    private byte[] Decode(FlacChunkEncoder encoder, byte[] pcm, long from)
    {
        File.WriteAllBytes(folder["chunk.flac"], [.. encoder.Header.Span, .. Encode(encoder, pcm, from)]);
        return Sourced.ReadAll(folder["chunk.flac"]);
    }
}
