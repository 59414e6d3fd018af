using Holdover.Sendspin;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Serving;

/// <summary>A remote control and real processes: what it is told of what plays, and what it may do.</summary>
public sealed class ControlTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly TemporaryFolder music = new();

    public void Dispose()
    {
        folder.Dispose();
        music.Dispose();
    }

    [Fact]
    public async Task A_pause_of_the_second_track_outlives_the_coordinator_and_playing_goes_on_there()
    {
        await using var served = await Serve("--guests", "control", "--loop");
        await using var remote = await Remote.Connect(served.Url, "remote");
        await Wait.Until(() => remote.Playing.Title.Or("") == "1 one" && remote.State.SupportedCommands.HasValue, "the first track");
        Assert.Equal((RepeatMode.All, false, 1_000, 40_000), (remote.Playing.Repeat.Value, remote.Playing.Shuffle.Value, remote.Playing.Progress.Value.SpeedPermille, remote.Playing.Progress.Value.DurationMs));
        Assert.True(remote.State.SupportedCommands.Value.Contains(ControllerCommandKind.Next));

        await remote.Command(new(ControllerCommandKind.Next));
        await Wait.Until(() => remote.Playing.Title.Or("") == "2 two" && remote.Group.PlaybackState.Or(default) == GroupPlayback.Playing, "the second track");
        await remote.Command(new(ControllerCommandKind.Pause));
        await Wait.Until(() => remote.Playing.Progress.Value.SpeedPermille == 0 && remote.Group.PlaybackState.Value == GroupPlayback.Stopped, "silence");

        var coordinator = served.Child(0);
        served.KillChild(0);
        await served.Successor(0, coordinator);
        await Wait.Until(
            async () =>
            {
                await remote.Command(new(ControllerCommandKind.RepeatOne));
                return remote.Playing.Repeat.Value == RepeatMode.One;
            },
            "a coordinator that obeys");
        Assert.Equal(("2 two", 0), (remote.Playing.Title.Value, remote.Playing.Progress.Value.SpeedPermille));
        await remote.Command(new(ControllerCommandKind.Play));
        await Wait.Until(() => remote.Group.PlaybackState.Value == GroupPlayback.Playing && remote.Playing.Progress.Value.SpeedPermille == 1_000, "sound");
        Assert.Equal("2 two", remote.Playing.Title.Value);
    }

    [Fact]
    public async Task Guests_listen_only_unless_that_is_opened()
    {
        await using var served = await Serve();
        await using var remote = await Remote.Connect(served.Url, "remote");
        await Wait.Until(() => remote.Playing.Title.Or("") == "1 one" && remote.State.SupportedCommands.HasValue, "the first track");
        Assert.Empty(remote.State.SupportedCommands.Value);
        await remote.Command(new(ControllerCommandKind.Next));
        await remote.Command(new(ControllerCommandKind.Volume, Volume: 3));
        await remote.Command(new(ControllerCommandKind.Pause));
        await using var other = await Remote.Connect(served.Url, "other");
        await Wait.Until(() => other.Playing.Title.Or("") == "1 one" && other.State.Volume.HasValue, "what plays");
        Assert.Equal((1_000, 100), (other.Playing.Progress.Value.SpeedPermille, other.State.Volume.Value));
    }

    private async Task<Served> Serve(params string[] options)
    {
        Music.Noise(milliseconds: 40_000, seed: 1).Save(music["1 one.wav"]);
        Music.Noise(milliseconds: 40_000, seed: 2).Save(music["2 two.wav"]);
        var served = new Served(folder, [music["."], .. options]);
        await served.Start();
        return served;
    }
}
