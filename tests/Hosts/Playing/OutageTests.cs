using Holdover.Hosts.Real.Network;
using Holdover.Playback;
using Holdover.Session;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Playing;

/// <summary>An outage shorter than the buffer is not heard, to the sample.</summary>
public sealed class OutageTests : IDisposable
{
    /// <summary>An attempt may be under way while the network comes back; then it fails and the next one is the one that counts.</summary>
    private const int AttemptsMax = 2;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_server_that_is_gone_and_a_cable_that_is_pulled_are_not_heard()
    {
        var music = Music.Noise(milliseconds: 6_000);
        await using var party = await TestParty.Serve(Scaled.Party(music.Save(folder["source.wav"])));
        await using var proxy = new ImpairmentProxy(party.Address);
        await using var speaker = new TestSpeaker(TestParty.UrlAt(proxy.Port), folder["played.wav"]);

        await PlaysWithRoomToSpare(speaker);
        await Outage(speaker, proxy.Reset, proxy.Heal, losses: 1);
        await PlaysWithRoomToSpare(speaker);
        await Outage(speaker, proxy.Silence, proxy.Heal, losses: 2);

        music.AssertEquals(await speaker.PlayToEnd());
        Assert.Equal(0, speaker.Status.FramesLost);
        Assert.Equal(2, speaker.Status.Losses);
        Assert.Equal(0, speaker.Status.GapLongest.Microseconds);
    }

    private static Task PlaysWithRoomToSpare(TestSpeaker speaker) => Wait.Until(
        () => speaker.Status is { Session: SessionState.Connected, Playback: PlaybackState.Live, Buffered.Microseconds: > 2_000_000 },
        "sound and a full buffer");

    private static async Task Outage(TestSpeaker speaker, Action begin, Action end, int losses)
    {
        begin();
        await Wait.Until(() => speaker.Status.Losses == losses, "the loss");
        var attempts = speaker.Status.Attempts;
        end();
        await Wait.Until(() => speaker.Status.Session == SessionState.Connected, "the session");
        Assert.InRange(speaker.Status.Attempts - attempts, 0, AttemptsMax);
    }
}
