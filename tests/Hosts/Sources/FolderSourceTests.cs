using Holdover.Hosts.Real.Sources;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Sources;

/// <summary>A folder plays what is in it, in the order that people give it, and nothing else.</summary>
public sealed class FolderSourceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly TemporaryFolder outside = new();
    private readonly List<string> told = [];

    public void Dispose()
    {
        folder.Dispose();
        outside.Dispose();
    }

    [Fact]
    public void Names_are_ordered_as_people_number_them()
    {
        string[] ordered = ["1 a", "1 B", "002 a", "10 a", "a/2", "a/11", "a 1", "b9", "b10", "b99999999999999999999999", "b100000000000000000000000"];
        string[] mixed = [.. ordered.Reverse()];
        Array.Sort(mixed, NaturalOrder.Instance);
        Assert.Equal(ordered, mixed);
    }

    [Fact]
    public void Its_files_follow_each_other_without_a_gap_and_from_any_frame_on()
    {
        Directory.CreateDirectory(folder["3 more"]);
        var all = new[] { "1.wav", "2.wav", "3 more/1.wav", "10.wav" }.Select((name, seed) => Save(name, 130 + seed, seed)).ToList();
        var whole = all.SelectMany(music => music.Pcm).ToArray();
        Sourced.Run("flac", "-s", "--delete-input-file", folder["2.wav"]);
        using (var source = Open())
            Assert.True(whole.AsSpan().SequenceEqual(Sourced.ReadAll(source)));
        Sourced.AssertSeeksExactly(() => new FolderSource(folder["."], told.Add), seed: 3);
        Assert.Empty(told);
    }

    [Fact]
    public void A_loop_begins_again_with_the_first()
    {
        byte[] whole = [.. Save("1.wav", 110, 1).Pcm, .. Save("2.wav", 120, 2).Pcm];
        using var source = Open(loop: true);
        for (var at = 0L; at < 3 * whole.Length;)
        {
            var chunk = source.ReadChunk(at / 4, frames: 960)!;
            var place = (int)(at % whole.Length);
            Assert.True(whole.AsSpan(place).StartsWith(chunk.Payload.Span), $"byte {at}");
            at += chunk.Payload.Length;
            chunk.LetGo();
        }
    }

    [Fact]
    public void What_cannot_be_played_is_skipped_with_a_word()
    {
        var music = Save("5.wav", 100, 1);
        File.WriteAllText(folder["4 cover.jpg"], "a picture");
        File.WriteAllText(folder["6.wav"], "RIFF");
        Music.Noise(100, rate: 44_100, channels: 1).Save(folder["7.wav"]);
        using var source = Open();
        var read = Sourced.ReadAll(source);
        Assert.True(read.AsSpan().StartsWith(music.Pcm));
        Assert.Equal(2 * music.Pcm.Length, read.Length);
        Assert.Collection(
            told,
            word => Assert.StartsWith("4 cover.jpg is skipped: ", word, StringComparison.Ordinal),
            word => Assert.StartsWith("6.wav is skipped: ", word, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_left_is_a_refusal()
    {
        File.WriteAllText(folder["text.txt"], "no music");
        Assert.Throws<InvalidDataException>(() => Open());
    }

    [Fact]
    public void Neither_links_nor_pipes_are_followed()
    {
        var music = Save("1.wav", 100, 1);
        Music.Noise(100, seed: 2).Save(outside["secret.wav"]);
        File.CreateSymbolicLink(folder["2.wav"], outside["secret.wav"]);
        Directory.CreateSymbolicLink(folder["3"], outside["."]);
        Sourced.Run("mkfifo", folder["4.wav"]);
        using var source = Open();
        Assert.Equal(music.Pcm, Sourced.ReadAll(source));
        Assert.StartsWith("4.wav is skipped: it is a pipe", Assert.Single(told), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_ends_early_is_followed_by_the_next()
    {
        var first = Music.Noise(1_000, seed: 1);
        Sourced.Run("flac", "-s", "-o", folder["1.flac"], first.Save(outside["1.wav"]));
        File.WriteAllBytes(folder["1.flac"], File.ReadAllBytes(folder["1.flac"])[..^50_000]);
        var second = Save("2.wav", 100, 2);
        using var folderSource = AudioSources.Open(folder["."], told.Add);
        using var source = new ChunkReader(folderSource, loop: false);
        var read = Sourced.ReadAll(source);
        Assert.Equal(read.Length / 4, folderSource.Frames);
        Assert.True(first.Pcm.AsSpan().StartsWith(read.AsSpan(0, read.Length - second.Pcm.Length)));
        Assert.True(read.AsSpan().EndsWith(second.Pcm));
        Assert.StartsWith("1.flac: it is cut off", source.Complaint, StringComparison.Ordinal);
    }

    private ChunkReader Open(bool loop = false) => new(AudioSources.Open(folder["."], told.Add), loop);

    private Music Save(string name, int milliseconds, int seed)
    {
        var music = Music.Noise(milliseconds, seed: seed);
        music.Save(folder[name]);
        return music;
    }
}
