using Holdover.Playback;
using Holdover.Tests.Hosts.SoundCard;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Alsa;

/// <summary>
/// A speaker plays to a sound card: what is heard, less the edits that were counted, is what was served. It is said of
/// every run, however late this machine was at times: what was left out was counted, too.
/// </summary>
public sealed class PlayedToACardTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [SoundCardFact]
    public async Task What_is_heard_less_counted_edits_is_what_was_served()
    {
        using var card = new TestCard();
        var music = Music.Noise(milliseconds: 2_000);
        await using var party = await TestParty.Serve(Scaled.Party(music.Save(folder["source.wav"])));
        await using var speaker = new AlsaSpeaker(party.Url, card);
        await speaker.PlayToEnd();
        AssertAccounted(music, speaker, card);
        Assert.Equal([OutputFault.None], speaker.Faults);
    }

    /// <summary>Ten times what a crystal may be off by, so that a few seconds show it. Uncorrected, the middle would be off by twice what is allowed.</summary>
    [SoundCardTheory]
    [InlineData(3_000)]
    [InlineData(-3_000)]
    public async Task A_card_whose_crystal_is_off_stays_with_the_server(int ppm)
    {
        using var card = new TestCard(ppm);
        var music = Music.Noise(milliseconds: 6_000);
        await using var party = await TestParty.Serve(Scaled.Party(music.Save(folder["source.wav"])));
        await using var listener = await RawListener.Connect(party.Url, "listener");
        await using var speaker = new AlsaSpeaker(party.Url, card);
        await speaker.PlayToEnd();
        var heard = AssertAccounted(music, speaker, card);
        Assert.InRange(Math.Sign(ppm) * (heard.Inserts - heard.Drops), 1, int.MaxValue);
        Assert.InRange(heard.OffMiddle(card.Clock, (await listener.ToEnd()).Timestamp, music.Format), 0, 4);
    }

    [SoundCardFact]
    public async Task A_card_that_grants_nearly_the_rate_is_corrected()
    {
        using var card = new TestCard(rate: 48_100);
        var music = Music.Noise(milliseconds: 2_000);
        await using var party = await TestParty.Serve(Scaled.Party(music.Save(folder["source.wav"])));
        await using var speaker = new AlsaSpeaker(party.Url, card);
        await speaker.PlayToEnd();
        Assert.NotEqual(0, AssertAccounted(music, speaker, card).Inserts);
    }

    [SoundCardFact]
    public async Task A_card_that_grants_another_rate_is_refused_and_hears_nothing()
    {
        using var card = new TestCard(rate: 44_100);
        var music = Music.Noise(milliseconds: 500);
        await using var party = await TestParty.Serve(Scaled.Party(music.Save(folder["source.wav"])) with { Loop = true });
        await using var speaker = new AlsaSpeaker(party.Url, card);
        await Wait.Until(() => speaker.Faults.Length > 0, "the refusal");
        Assert.Equal([OutputFault.OtherRate], speaker.Faults);
        await speaker.DisposeAsync();
        Assert.Equal(-1, card.Played.AsSpan().IndexOfAnyExcept((byte)0));
    }

    [SoundCardFact]
    public async Task A_card_that_runs_dry_is_counted_and_plays_on()
    {
        using var card = new TestCard();
        var music = Music.Noise(milliseconds: 3_000);
        await using var party = await TestParty.Serve(Scaled.Party(music.Save(folder["source.wav"])));
        await using var speaker = new AlsaSpeaker(party.Url, card);
        await Wait.Until(() => speaker.Status.FramesPlayed > 48_000, "a second of sound");
        Assert.Equal(0, speaker.Status.Underruns);
        card.RunDry();
        await Wait.Until(() => speaker.Status.Underruns > 0, "the xrun");
        await speaker.PlayToEnd();

        Assert.False(card.IsFaulty);
        Assert.DoesNotContain(OutputFault.Broken, speaker.Faults);
        Assert.Equal(OutputFault.None, speaker.Faults[^1]);
        var heard = Heard.Of(music, card.Played);
        Assert.InRange(heard.Frames, 48_000, speaker.Status.FramesPlayed);
        AssertHeardItsEnd(music, heard);
    }

    [SoundCardFact]
    public async Task A_card_that_is_unplugged_and_back_plays_again_by_itself()
    {
        using var card = new TestCard();
        var music = Music.Noise(milliseconds: 5_000);
        await using var party = await TestParty.Serve(Scaled.Party(music.Save(folder["source.wav"])));
        await using var speaker = new AlsaSpeaker(party.Url, card);
        await Wait.Until(() => speaker.Status.FramesPlayed > 48_000, "a second of sound");
        card.Unplug();
        await Wait.Until(() => speaker.Status.Playback == PlaybackState.OutputLost, "the loss");
        card.Heal();
        await speaker.PlayToEnd();

        Assert.Equal([OutputFault.None, OutputFault.Broken, OutputFault.None], speaker.Faults);
        AssertHeardItsEnd(music, Heard.Of(music, card.Played));
    }

    [SoundCardFact]
    public async Task A_card_that_is_held_is_waited_for_and_let_go_when_the_stream_is_over()
    {
        using var card = new TestCard();
        var music = Music.Noise(milliseconds: 3_000);
        await using var party = await TestParty.Serve(Scaled.Party(music.Save(folder["source.wav"])));
        var holder = card.Hold();
        await using var speaker = new AlsaSpeaker(party.Url, card, endWithStream: false);
        await Wait.Until(() => speaker.Faults is [OutputFault.Busy], "the refusal");
        holder.Dispose();
        await Wait.Until(() => speaker.Faults is [OutputFault.Busy, OutputFault.None], "sound");
        await Wait.Until(() => speaker.Status.Playback == PlaybackState.Ended, "the end of the stream");

        await Wait.Until(() => !card.IsHeld, "the release");
        AssertHeardItsEnd(music, Heard.Of(music, card.Played));
    }

    [SoundCardFact]
    public async Task A_card_that_is_wedged_is_given_up_and_tried_again()
    {
        using var card = new TestCard();
        var music = Music.Noise(milliseconds: 4_500);
        await using var party = await TestParty.Serve(Scaled.Party(music.Save(folder["source.wav"])));
        await using var speaker = new AlsaSpeaker(party.Url, card);
        await Wait.Until(() => speaker.Status.FramesPlayed > 48_000, "a second of sound");
        card.Wedge();
        await Wait.Until(() => speaker.Faults is [OutputFault.None, OutputFault.Silent], "the loss");
        card.Heal();
        await speaker.PlayToEnd();
        AssertHeardItsEnd(music, Heard.Of(music, card.Played));
    }

    private static Heard AssertAccounted(Music music, AlsaSpeaker speaker, TestCard card)
    {
        var heard = Heard.Of(music, card.Played);
        var status = speaker.Status;
        Assert.Equal(status.FramesPlayed, heard.Frames);
        Assert.Equal(status.Edits, heard.Edits);
        var served = music.Pcm.Length / music.Format.BytesPerFrame;
        Assert.Equal(status.FramesLost, served - heard.Frames);
        Assert.True(heard.Frames > served / 3, $"of {served} frames {heard.Frames} were heard");
        return heard;
    }

    private static void AssertHeardItsEnd(Music music, Heard heard)
    {
        Assert.Equal(music.Pcm.Length / music.Format.BytesPerFrame, heard.End);
        Assert.True(heard.Frames > heard.End / 3, $"of {heard.End} frames {heard.Frames} were heard");
    }
}
