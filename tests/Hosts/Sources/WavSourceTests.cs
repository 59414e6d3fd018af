using Holdover.Hosts.Real.Sources;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Sources;

public sealed class WavSourceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(48_000, 2, 3)]
    [InlineData(44_100, 1, 1)]
    public void A_file_cut_in_the_middle_of_a_frame_plays_to_the_last_whole_one(int rate, int channels, int cut)
    {
        var music = Music.Noise(milliseconds: 130, rate, channels);
        File.WriteAllBytes(folder["cut.wav"], music.ToWav()[..^cut]);
        using var source = new ChunkReader(AudioSources.OpenFile(folder["cut.wav"]));
        Assert.True(music.Pcm.AsSpan(0, music.Pcm.Length - music.Format.BytesPerFrame).SequenceEqual(Sourced.ReadAll(source)));
    }

    [Fact]
    public void One_of_nothing_ends()
    {
        using var source = new ChunkReader(AudioSources.OpenFile(Music.Noise(0).Save(folder["empty.wav"])));
        Assert.Null(source.ReadChunk(0, 960));
    }

    [Fact]
    public void A_file_that_shrinks_while_it_is_read_is_a_failure_in_words()
    {
        using var source = new ChunkReader(AudioSources.OpenFile(Music.Noise(100).Save(folder["source.wav"])));
        using (var shrinking = new FileStream(folder["source.wav"], FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            shrinking.SetLength(60);
        Assert.ThrowsAny<IOException>(() => Sourced.ReadAll(source));
    }

    [Fact]
    public void A_source_that_is_refused_is_not_kept_open()
    {
        File.WriteAllText(folder["text.wav"], "no music");
        Assert.Throws<InvalidDataException>(() => AudioSources.OpenFile(folder["text.wav"]));
        using var writable = new FileStream(folder["text.wav"], FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }
}
