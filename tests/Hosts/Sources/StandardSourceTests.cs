using System.Runtime.InteropServices;

using Holdover.Hosts.Real.Sources;
using Holdover.Sendspin;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Sources;

/// <summary>Music of any rate comes out at 48 kHz and in stereo: the same from any frame on, and the same music.</summary>
public sealed class StandardSourceTests : IDisposable
{
    /// <summary>Over two borders of sections.</summary>
    private const int Milliseconds = 11_003;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(44_100, 2)]
    [InlineData(44_099, 1)]
    [InlineData(96_000, 2)]
    [InlineData(48_000, 1)]
    public void From_any_frame_on_it_is_the_same(int rate, int channels)
    {
        var path = Music.Noise(Milliseconds, rate, channels).Save(folder["source.wav"]);
        Sourced.AssertSeeksExactly(() => AudioSources.OpenStandard(path), seed: rate);
    }

    [Fact]
    public void From_any_frame_on_an_encoded_one_is_the_same()
    {
        Sourced.Run("lame", "--quiet", Music.Noise(Milliseconds, rate: 44_100).Save(folder["source.wav"]), folder["source.mp3"]);
        Sourced.AssertSeeksExactly(() => AudioSources.OpenStandard(folder["source.mp3"]), seed: 5);
    }

    /// <summary>But for where it begins and ends: before and behind it there is nothing.</summary>
    [Theory]
    [InlineData(44_100, 2)]
    [InlineData(44_099, 2)]
    [InlineData(22_050, 1)]
    [InlineData(96_000, 2)]
    [InlineData(48_000, 1)]
    public void A_tone_stays_what_it_is(int rate, int channels)
    {
        var pcm = new short[rate * Milliseconds / 1_000 * channels];
        for (var at = 0; at < pcm.Length; at++)
            pcm[at] = Tone(at / channels, rate);
        var path = new Music(new(Codec.Pcm, rate, channels, 16), MemoryMarshal.AsBytes<short>(pcm).ToArray()).Save(folder["tone.wav"]);
        using var source = new ChunkReader(AudioSources.OpenStandard(path));
        var read = MemoryMarshal.Cast<byte, short>(Sourced.ReadAll(source));
        var farthest = 0;
        for (var at = 2_000; at < read.Length - 2_000; at++)
            farthest = Math.Max(farthest, Math.Abs(read[at] - Tone(at / 2, 48_000)));
        Assert.InRange(farthest, 0, 2);
        Assert.Equal(pcm.Length / channels * 48_000L / rate, read.Length / 2);
    }

    private static short Tone(int frame, int rate) => (short)Math.Round(20_000 * Math.Sin(2 * Math.PI * 997 * frame / rate));
}
