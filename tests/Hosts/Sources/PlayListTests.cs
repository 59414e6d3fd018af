using Holdover.Hosts.Real.Sources;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Sources;

/// <summary>A folder plays what is in it, in the order that people give it, and nothing else.</summary>
public sealed class PlayListTests : IDisposable
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

    /// <summary>Also what is at another rate follows without a gap, and what cannot be played leaves none.</summary>
    [Fact]
    public async Task Its_files_follow_each_other_without_a_gap_but_for_what_cannot_be_played()
    {
        Directory.CreateDirectory(folder["3 more"]);
        byte[] whole = [.. Save("1.wav", 310, 1).Pcm, .. Save("3 more/1.wav", 200, 2).Pcm, .. Save("10.wav", 320, 3).Pcm];
        Sourced.Run("flac", "-s", "--delete-input-file", folder["10.wav"]);
        await File.WriteAllTextAsync(folder["2.wav"], "RIFF");
        Music.Noise(100, rate: 44_100, channels: 1).Save(folder["11.wav"]);
        await using var serve = HoldoverProcess.Start("serve", folder["."], "--port", "0", "--bind", "127.0.0.1");
        await using var speaker = new TestSpeaker(new(await serve.ServedUrl()), outside["played.wav"]);
        var played = await speaker.PlayToEnd();
        var outcome = await serve.End();
        Assert.Equal(0, outcome.ExitCode);
        Assert.True(played.Pcm.AsSpan().StartsWith(whole));
        Assert.Equal(whole.Length + (4 * 4_800), played.Pcm.Length);
        Assert.Single(outcome.Errors.Split('\n'), line => line.StartsWith("holdover: 2.wav is skipped: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Neither_links_nor_pipes_are_followed()
    {
        Save("1.wav", 100, 1);
        Music.Noise(100, seed: 2).Save(outside["secret.wav"]);
        File.CreateSymbolicLink(folder["2.wav"], outside["secret.wav"]);
        Directory.CreateSymbolicLink(folder["3"], outside["."]);
        Sourced.Run("mkfifo", folder["4.wav"]);
        using var list = PlayList.Open(folder["."], told.Add);
        Assert.Equal(2, list.Count);
        Assert.Null(list.TryOpen(1));
        Assert.StartsWith("4.wav is skipped: it is a pipe", Assert.Single(told), StringComparison.Ordinal);
    }

    private Music Save(string name, int milliseconds, int seed)
    {
        var music = Music.Noise(milliseconds, seed: seed);
        music.Save(folder[name]);
        return music;
    }
}
