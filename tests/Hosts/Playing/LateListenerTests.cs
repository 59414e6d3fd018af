using Holdover.Playback;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Playing;

/// <summary>Whoever joins late hears what the others hear, when they hear it.</summary>
public sealed class LateListenerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_late_speaker_writes_the_tail_of_the_source()
    {
        var music = Music.Noise(milliseconds: 3_000);
        await using var party = await TestParty.Serve(Scaled.Party(music.Save(folder["source.wav"])));
        await using var early = new TestSpeaker(party.Url, folder["early.wav"]);
        await Wait.Until(() => early.Status.FramesPlayed > 0, "sound");
        await using var late = new TestSpeaker(party.Url, folder["late.wav"]);

        var played = await late.PlayToEnd();
        music.AssertEndsWith(played);
        Assert.True(played.Pcm.Length < music.Pcm.Length);
        Assert.Equal(0, late.Status.FramesLost);
        music.AssertEquals(await early.PlayToEnd());
    }

    [Fact]
    public async Task The_same_frame_has_the_same_timestamp_for_everybody()
    {
        var music = Music.Noise(milliseconds: 2_000);
        await using var party = await TestParty.Serve(Scaled.Party(music.Save(folder["source.wav"])));
        await using var first = await RawListener.Connect(party.Url, "first");
        await Wait.Until(() => first.Received > 0, "the first listener's audio");
        await using var second = await RawListener.Connect(party.Url, "second");

        var (one, other) = (await first.ToEnd(), await second.ToEnd());
        Assert.Equal(music.Pcm.Length, one.Pcm.Length);
        var grid = new FrameGrid(one.Timestamp, music.Format.SampleRate);
        var frames = grid.FrameAt(other.Timestamp);
        Assert.Equal(other.Timestamp, grid.TimestampOf(frames), tolerance: 1L);
        Assert.Equal(one.Pcm.Length - ((int)frames * music.Format.BytesPerFrame), other.Pcm.Length);
        Assert.True(one.Pcm.AsSpan((int)frames * music.Format.BytesPerFrame).SequenceEqual(other.Pcm));
    }
}
