using Holdover.Hosts.Real.Sources;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Sources;

/// <summary>A FLAC file is what its encoder was given, from any frame on.</summary>
public sealed class FlacSourceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(48_000, 2)]
    [InlineData(44_100, 1)]
    [InlineData(96_000, 2)]
    public void It_is_decoded_to_the_bit(int rate, int channels)
    {
        var music = Music.Noise(milliseconds: 730, rate, channels);
        using var source = new ChunkReader(AudioSources.OpenFile(Encode(music)));
        Assert.Equal(music.Format, source.Format);
        music.AssertEquals(new(source.Format, Sourced.ReadAll(source)));
        Assert.Null(source.Complaint);
    }

    [Fact]
    public void Wider_samples_are_rounded()
    {
        File.WriteAllBytes(folder["wide.raw"], [0x80, 0x34, 0x12, 0x7F, 0x34, 0x12, 0xFF, 0xFF, 0x7F, 0x00, 0x00, 0x80]);
        Sourced.Run("flac", "-s", "-f", "--force-raw-format", "--endian=little", "--sign=signed", "--channels=2", "--bps=24", "--sample-rate=48000", "-o", folder["wide.flac"], folder["wide.raw"]);
        Assert.Equal([0x35, 0x12, 0x34, 0x12, 0xFF, 0x7F, 0x00, 0x80], Sourced.ReadAll(folder["wide.flac"]));
    }

    [Theory]
    [InlineData("--blocksize=4096")]
    [InlineData("--blocksize=192", "--no-seektable")]
    public void From_any_frame_on_it_is_the_same(params string[] options)
    {
        var path = Encode(Music.Noise(milliseconds: 3_000), options);
        Sourced.AssertSeeksExactly(() => AudioSources.OpenFile(path), seed: 7);
    }

    [Fact]
    public void One_that_is_cut_off_plays_up_to_there_and_says_so()
    {
        var music = Music.Noise(milliseconds: 1_000);
        var path = Encode(music);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^50_000]);
        using var source = new ChunkReader(AudioSources.OpenFile(path));
        var read = Sourced.ReadAll(source);
        Assert.InRange(read.Length, music.Pcm.Length / 2, music.Pcm.Length - 40_000);
        Assert.True(music.Pcm.AsSpan().StartsWith(read));
        Assert.Contains("cut off after 0.", source.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_damaged_is_silent_and_what_follows_is_in_its_place()
    {
        var music = Music.Noise(milliseconds: 1_000);
        var path = Encode(music, "--blocksize=576");
        var bytes = File.ReadAllBytes(path);
        bytes.AsSpan(bytes.Length / 2, 9_000).Clear();
        File.WriteAllBytes(path, bytes);
        using var source = new ChunkReader(AudioSources.OpenFile(path));
        var read = Sourced.ReadAll(source);
        Assert.Equal(music.Pcm.Length, read.Length);
        Assert.True(music.Pcm.AsSpan(read.Length * 3 / 4).SequenceEqual(read.AsSpan(read.Length * 3 / 4)));
        Assert.Contains("damaged", source.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void Damage_neither_crashes_nor_hangs() =>
        Sourced.AssertSurvivesDamage(Encode(Music.Noise(milliseconds: 300)), files: 300, bytesMax: 1 << 20);

    [Fact]
    public async Task It_is_served()
    {
        var music = Music.Noise(milliseconds: 500);
        await using var serve = HoldoverProcess.Start("serve", Encode(music), "--port", "0", "--bind", "127.0.0.1");
        await using var play = HoldoverProcess.Start("play", await serve.ServedUrl(), "--output", $"wav:{folder["played.wav"]}", "--json");

        Assert.Equal(0, (await play.End()).ExitCode);
        Assert.Equal(0, (await serve.End()).ExitCode);
        music.AssertEquals(Music.Load(folder["played.wav"]));
    }

    private string Encode(Music music, params string[] options)
    {
        Sourced.Run("flac", ["-s", "-f", .. options, "-o", folder["source.flac"], music.Save(folder["source.wav"])]);
        return folder["source.flac"];
    }
}
