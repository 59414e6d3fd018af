using Holdover.Sendspin;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Playing;

/// <summary>A group's volume over real WebSockets: a controller asks, the speakers obey, the controller sees it.</summary>
public sealed class GroupTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Speakers_follow_the_volume_and_the_silence_of_their_group()
    {
        var music = Music.Noise(milliseconds: 20_000);
        var options = Scaled.Party(music.Save(folder["source.wav"]));
        await using var party = await TestParty.Serve(options with { Coordinator = options.Coordinator with { GuestsControl = true } });
        await using var one = new TestSpeaker(party.Url, folder["one.wav"]);
        await using var other = new TestSpeaker(party.Url, folder["other.wav"]);
        await Wait.Until(() => one.Status.FramesPlayed > 0 && other.Status.FramesPlayed > 0, "sound");
        await using var remote = await Remote.Connect(party.Url, "remote");
        await Wait.Until(() => remote.State.Volume.HasValue && remote.Group.PlaybackState.HasValue, "the state of the group");
        Assert.Equal(GroupPlayback.Playing, remote.Group.PlaybackState.Value);
        Assert.Equal(one.Status.Volume, remote.State.Volume.Value);
        Assert.True(remote.State.SupportedCommands.Value.Contains(ControllerCommandKind.Volume));

        await remote.Command(new(ControllerCommandKind.Volume, Volume: 35));
        await Wait.Until(() => one.Status.Volume == 35 && other.Status.Volume == 35, "the speakers' volume");
        await Wait.Until(() => remote.State.Volume.Value == 35, "the group's volume");

        await remote.Command(new(ControllerCommandKind.Mute, Mute: true));
        await Wait.Until(() => one.Status.Muted && other.Status.Muted, "the speakers' silence");
        await Wait.Until(() => remote.State.Muted.Value, "the group's silence");
    }
}
