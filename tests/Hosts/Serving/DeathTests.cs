using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Serving;

/// <summary>Real processes of a party die, one after the other, and nobody hears it.</summary>
public sealed class DeathTests : IDisposable
{
    private const string Client = "holdover-sdk-client";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Ours says where it stands; the SDK that browsers use does not, and neither repairs nor de-duplicates.</summary>
    [NodeFact]
    public async Task A_worker_that_is_killed_a_coordinator_that_is_killed_and_a_worker_that_hangs_are_unheard()
    {
        var music = Music.Noise(milliseconds: 16_000);
        await using var served = new Served(folder, music.Save(folder["source.wav"]));
        await served.Start();
        await using var speaker = new TestSpeaker(served.Url, folder["played.wav"]);
        using var client = new SdkClient(served.Url, folder["heard.pcm"]);
        await Wait.Until(() => speaker.Status.FramesPlayed > 0 && served.HasSentTo(1, Client), "sound");

        var worker = served.Child(1);
        await served.StopBetweenChunks(1, Client, thenKill: true);
        await served.Successor(1, worker);

        // One after the other: what a worker and its coordinator both held is lost only with both.
        await served.SendsOn(1, Client);
        var coordinator = served.Child(0);
        served.KillChild(0);
        await served.Successor(0, coordinator);
        await served.SendsOn(1, Client);
        worker = served.Child(1);
        await served.StopBetweenChunks(1, Client, thenKill: false);
        await served.Successor(1, worker);

        music.AssertEndsWith(await speaker.PlayToEnd());
        var heard = await client.Report();
        Assert.True(heard.GetProperty("contiguous").GetBoolean(), heard.ToString());
        Assert.Equal((0, 0, 3), (heard.GetProperty("repeats").GetInt64(), heard.GetProperty("holes").GetInt64(), heard.GetProperty("connects").GetInt64()));
        music.AssertEndsWith(music with { Pcm = await File.ReadAllBytesAsync(folder["heard.pcm"]) });
        Assert.Equal(0, (await served.Keeper.End()).ExitCode);
    }

    [Fact]
    public async Task A_keeper_that_is_killed_leaves_what_plays_and_its_successor_takes_it_over()
    {
        var music = Music.Noise(milliseconds: 9_000);
        await using var served = new Served(folder, music.Save(folder["source.wav"]));
        await served.Start();
        await using var speaker = new TestSpeaker(served.Url, folder["played.wav"]);
        await Wait.Until(() => speaker.Status.FramesPlayed > 0, "sound");
        var (coordinator, worker) = (served.Child(0), served.Child(1));

        served.Keeper.Signal(9);
        await served.Keeper.Ended;
        await served.Start();
        Assert.Contains("an earlier server left its workers", served.Keeper.Errors, StringComparison.Ordinal);
        Assert.Equal((coordinator, worker), (served.Child(0), served.Child(1)));

        served.KillChild(1);
        await served.Successor(1, worker);
        music.AssertEndsWith(await speaker.PlayToEnd());
        Assert.Equal(0, (await served.Keeper.End()).ExitCode);
        Assert.False(Directory.Exists(folder["holdover/127.0.0.1-" + served.Url.Port]));
    }

    [Fact]
    public async Task Two_workers_tell_the_same_time_and_give_the_same_samples_the_same_timestamps()
    {
        var music = Music.Noise(milliseconds: 4_000);
        await using var served = new Served(folder, music.Save(folder["source.wav"]), "--workers", "2");
        await served.Start();
        var listeners = new List<RawListener>();
        try
        {
            string[] names = ["a", "b", "c", "d", "e", "f", "g", "h"];
            foreach (var name in names)
                listeners.Add(await RawListener.Connect(served.Url, name));
            await Wait.Until(() => listeners.TrueForAll(listener => listener.Received > 0), "sound");
            Assert.All([1, 2], place => Assert.Contains(names, name => served.HasSentTo(place, name)));

            foreach (var listener in listeners)
            {
                var (timestamp, pcm) = await listener.ToEnd();
                var (first, firstPcm) = await listeners[0].ToEnd();
                var (ours, theirs) = (FrameOf(music, pcm), FrameOf(music, firstPcm));
                Assert.Equal(timestamp - first, (ours - theirs) * 1_000_000 / music.Format.SampleRate, 1.0);
                music.AssertEndsWith(music with { Pcm = pcm });
                Assert.InRange(listener.ServerTime, listener.ProbedAt, listener.AnsweredAt);
            }
        }
        finally
        {
            foreach (var listener in listeners)
                await listener.DisposeAsync();
        }
    }

    private static long FrameOf(Music music, byte[] tail) => (music.Pcm.Length - tail.Length) / music.Format.BytesPerFrame;
}
