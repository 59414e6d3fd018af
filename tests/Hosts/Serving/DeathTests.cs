using System.Text.Json;

using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Serving;

/// <summary>
/// Real processes of a party die, and nobody hears it. One after the other: what a worker and its coordinator both hold is
/// lost only with both.
/// </summary>
public sealed class DeathTests : IDisposable
{
    /// <summary>Of neither a sample is lost: plain samples the SDK decodes, FLAC what stands in for a browser.</summary>
    private static readonly string[] Codecs = ["pcm", "flac"];

    private static readonly string[] Clients = Array.ConvertAll(Codecs, codec => $"node-{codec}");

    /// <summary>A machine that takes longer to start a process drains every buffer: then what was played is not exact, but never repeated.</summary>
    internal static readonly TimeSpan OutageMax = TimeSpan.FromSeconds(4);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Ours says where it stands; the SDK that browsers use does not, and neither repairs nor de-duplicates.</summary>
    [NodeFact]
    public Task A_worker_and_then_a_coordinator_that_are_killed_are_unheard() => Unheard(milliseconds: 14_000, async served =>
    {
        var outage = await served.StopBetweenChunks(1, thenKill: true, Clients);
        await served.SendsOn(1, Clients);
        var coordinator = served.Child(0);
        served.KillChild(0);
        await served.Successor(0, coordinator);
        return outage;
    });

    /// <summary>Its connections stay open and silent until its keeper ends it.</summary>
    [NodeFact]
    public Task A_worker_that_hangs_is_unheard() => Unheard(milliseconds: 11_000, served => served.StopBetweenChunks(1, thenKill: false, Clients));

    [Fact]
    public async Task A_keeper_that_is_killed_leaves_what_plays_and_its_successor_takes_it_over()
    {
        var music = Music.Noise(milliseconds: 11_000);
        await using var served = new Served(folder, music.Save(folder["source.wav"]), "--port-search");
        await served.Start();
        await using var speaker = new TestSpeaker(served.Url, folder["played.wav"]);
        await Wait.Until(() => speaker.Status.FramesPlayed > 0, "sound");
        var (coordinator, worker, url) = (served.Child(0), served.Child(1), served.Url);

        served.Keeper.Signal(9);
        await served.Keeper.Ended;
        await served.Start();
        Assert.Equal(url, served.Url);
        Assert.Contains("an earlier server left its workers", served.Keeper.Errors, StringComparison.Ordinal);
        Assert.Equal((coordinator, worker), (served.Child(0), served.Child(1)));

        served.KillChild(1);
        await served.Successor(1, worker);
        music.AssertEndsWith(await speaker.PlayToEnd());
        Assert.Equal(0, (await served.Keeper.End()).ExitCode);
        Assert.False(Directory.Exists(served.Folder));
    }

    /// <summary>It has the port, and hands it to nobody.</summary>
    [Fact]
    public async Task A_worker_that_hangs_while_it_has_no_keeper_does_not_keep_the_port()
    {
        await using var served = new Served(folder, Music.Noise(milliseconds: 500).Save(folder["source.wav"]), "--loop");
        await served.Start();
        var worker = served.Child(1);
        served.Keeper.Signal(9);
        await served.Keeper.Ended;
        served.Hang(1);
        await served.Start();
        Assert.NotEqual(worker, served.Child(1));
        await using var listener = await RawListener.Connect(served.Url, "listener");
    }

    private async Task Unheard(int milliseconds, Func<Served, Task<TimeSpan>> harm)
    {
        var music = Music.Noise(milliseconds);
        await using var served = new Served(folder, music.Save(folder["source.wav"]));
        await served.Start();
        await using var speaker = new TestSpeaker(served.Url, folder["played.wav"]);
        using var plain = Client(served, Codecs[0]);
        using var flac = Client(served, Codecs[1]);
        await Wait.Until(() => speaker.Status.FramesPlayed > 0, "sound");
        await served.SendsOn(1, Clients);
        var outage = await harm(served);

        var played = await speaker.PlayToEnd();
        JsonElement[] reports = [await plain.Report(), await flac.Report()];
        Assert.Equal(0, (await served.Keeper.End()).ExitCode);
        foreach (var (codec, heard) in Codecs.Zip(reports))
        {
            var told = $"{codec}: out for {outage}, {heard}, {served.Keeper.Errors}";
            Assert.True(heard.GetProperty("repeats").GetInt64() == 0, told);
            if (outage > OutageMax)
                continue;
            Assert.True(heard.GetProperty("contiguous").GetBoolean() && heard.GetProperty("connects").GetInt64() == 2, told);
            Assert.True(music.EndsWith(music with { Pcm = await File.ReadAllBytesAsync(folder[$"{codec}.pcm"]) }), told);
        }

        Assert.True(outage > OutageMax || music.EndsWith(played), $"out for {outage}, {served.Keeper.Errors}");
    }

    private SdkClient Client(Served served, string codec) => new(served.Url, folder[$"{codec}.pcm"], "--codec", codec, "--id", $"node-{codec}");
}
