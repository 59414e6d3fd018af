using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Playing;

/// <summary>What the speaker writes is what the server read, sample for sample.</summary>
public sealed class PlayedAsServedTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Within_one_process()
    {
        var music = Music.Noise(milliseconds: 2_000);
        await using var party = await TestParty.Serve(Scaled.Party(music.Save(folder["source.wav"])));
        await using var speaker = new TestSpeaker(party.Url, folder["played.wav"]);

        music.AssertEquals(await speaker.PlayToEnd());
        Assert.True(await Wait.For(party.Ended, "the end of the party"));
        Assert.Equal(0, speaker.Status.FramesLost);
        Assert.Equal(0, speaker.Status.FramesCutOff);
        Assert.Equal(1, speaker.Status.Attempts);
    }

    [Fact]
    public async Task Through_two_processes_and_the_command()
    {
        var music = Music.Noise(milliseconds: 700);
        await using var serve = HoldoverProcess.Start("serve", music.Save(folder["source.wav"]), "--port", "0", "--bind", "127.0.0.1");
        await using var play = HoldoverProcess.Start("play", await serve.ServedUrl(), "--output", $"wav:{folder["played.wav"]}", "--json");

        Assert.Equal(0, (await play.End()).ExitCode);
        Assert.Equal(0, (await serve.End()).ExitCode);
        music.AssertEquals(Music.Load(folder["played.wav"]));
    }

    [Fact]
    public async Task A_looped_source_goes_on_without_a_seam()
    {
        var music = Music.Noise(milliseconds: 330);
        await using var party = await TestParty.Serve(Scaled.Party(music.Save(folder["source.wav"])) with { Loop = true });
        await using var speaker = new TestSpeaker(party.Url, folder["played.wav"]);

        await Wait.Until(() => speaker.Status.FramesPlayed > 48_000, "a second of sound");
        party.Host.Stop();
        var played = await speaker.PlayToEnd();
        for (var at = 0; at < played.Pcm.Length; at += music.Pcm.Length)
            Assert.True(played.Pcm.AsSpan(at, Math.Min(music.Pcm.Length, played.Pcm.Length - at)).CommonPrefixLength(music.Pcm) == Math.Min(music.Pcm.Length, played.Pcm.Length - at), $"round from byte {at}");
    }
}
