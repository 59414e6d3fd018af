using System.Runtime.InteropServices;

using Holdover.Hosts.Real.Sources;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Sources;

/// <summary>An MP3 file is what mpg123 makes of it, from any frame on.</summary>
public sealed class Mp3SourceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(48_000, 2, "-b", "128")]
    [InlineData(44_100, 2, "-V", "5")]
    [InlineData(32_000, 1, "-b", "64")]
    public void It_is_what_mpg123_makes_of_it(int rate, int channels, params string[] options)
    {
        var music = Music.Noise(milliseconds: 1_000, rate, channels);
        var path = Encode(music, options);
        using var source = new ChunkReader(AudioSources.OpenFile(path));
        Assert.Equal(music.Format, source.Format);
        var read = Sourced.ReadAll(source);
        Assert.Equal(music.Pcm.Length, read.Length);
        Sourced.Run("mpg123", "-q", "-e", "s16", "-w", folder["expected.wav"], path);
        Music.Load(folder["expected.wav"]).AssertEquals(new(source.Format, read));
        Assert.Null(source.Complaint);
    }

    [Theory]
    [InlineData(48_000, 2, "-b", "320")]
    [InlineData(44_100, 2, "-V", "5")]
    [InlineData(22_050, 1, "-b", "8")]
    public void From_any_frame_on_it_is_the_same(int rate, int channels, params string[] options)
    {
        var path = Encode(Music.Noise(milliseconds: 23_000, rate, channels), options);
        Sourced.AssertSeeksExactly(() => AudioSources.OpenFile(path), seed: 7);
    }

    /// <summary>libmpg123 rounds a sample in a few thousand the other way when it was gone to.</summary>
    [Fact]
    public void Over_sections_it_is_what_mpg123_makes_of_it_but_for_the_last_bit()
    {
        var path = Encode(Music.Noise(milliseconds: 23_000));
        var read = MemoryMarshal.Cast<byte, short>(Sourced.ReadAll(path));
        Sourced.Run("mpg123", "-q", "-e", "s16", "-w", folder["expected.wav"], path);
        var expected = MemoryMarshal.Cast<byte, short>(Music.Load(folder["expected.wav"]).Pcm);
        Assert.Equal(expected.Length, read.Length);
        var farthest = 0;
        for (var at = 0; at < read.Length; at++)
            farthest = Math.Max(farthest, Math.Abs(read[at] - expected[at]));
        Assert.InRange(farthest, 0, 1);
    }

    [Fact]
    public void A_tag_before_the_music_does_not_hide_it()
    {
        var music = Music.Noise(milliseconds: 200);
        var path = Encode(music, "--tt", "A title", "--add-id3v2", "--pad-id3v2-size", "5000");
        Assert.Equal((byte)'I', File.ReadAllBytes(path)[0]);
        Assert.Equal(music.Pcm.Length, Sourced.ReadAll(path).Length);
    }

    [Fact]
    public void One_that_is_cut_off_plays_up_to_there()
    {
        var music = Music.Noise(milliseconds: 2_000);
        var path = Encode(music);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^8_000]);
        Assert.InRange(Sourced.ReadAll(path).Length, music.Pcm.Length / 2, music.Pcm.Length - 50_000);
    }

    [Fact]
    public void Damage_neither_crashes_nor_hangs() =>
        Sourced.AssertSurvivesDamage(Encode(Music.Noise(milliseconds: 300)), files: 200, bytesMax: 1 << 20);

    private string Encode(Music music, params string[] options)
    {
        Sourced.Run("lame", ["--quiet", "--resample", $"{music.Format.SampleRate / 1_000.0}", .. options, music.Save(folder["source.wav"]), folder["source.mp3"]]);
        return folder["source.mp3"];
    }
}
