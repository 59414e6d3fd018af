using Holdover.Hosts.Real.Alsa;
using Holdover.Machines;
using Holdover.Supervisor;
using Holdover.Tests.Hosts.SoundCard;

namespace Holdover.Tests.Hosts.Alsa;

/// <summary>A probe tells what a player would be told, by the real libasound.</summary>
public sealed class AlsaProbeTests : IDisposable
{
    private const int Silence = 50;

    private readonly TestCard card = new();

    public void Dispose() => card.Dispose();

    [SoundCardFact]
    public void A_card_that_is_free_is_granted_and_hears_silence()
    {
        Assert.Equal(default, Probe(card.Device));
        Assert.Equal(default, Probe(card.Device));
        Assert.NotEmpty(card.Played);
        Assert.Equal(-1, card.Played.AsSpan().IndexOfAnyExcept((byte)0));
    }

    [SoundCardFact]
    public void A_card_that_somebody_holds_is_busy_until_it_is_let_go()
    {
        using (card.Hold())
            Assert.Equal(new(ProbeFault.Busy, 16, default), Probe(card.Device));
        Assert.Equal(default, Probe(card.Device));
    }

    [SoundCardFact]
    public void A_card_that_is_gone_or_never_was_is_missing()
    {
        card.Unplug();
        Assert.Equal(new(ProbeFault.Missing, 19, default), Probe(card.Device));
        Assert.Equal(new(ProbeFault.Missing, 2, default), Probe("no-such-device"));
        card.Heal();
        Assert.Equal(default, Probe(card.Device));
    }

    [SoundCardFact]
    public void Whatever_else_is_wrong_is_told_by_its_number()
    {
        card.Refuse(22);
        Assert.Equal(new(ProbeFault.Error, 22, default), Probe(card.Device));
    }

    /// <summary>What the child will ask for is not known, and a card of the hardware takes what it takes.</summary>
    [SoundCardTheory]
    [InlineData(44_100, "S16_LE", 2)]
    [InlineData(192_000, "S32_LE", 2)]
    [InlineData(8_000, "U8", 1)]
    [InlineData(96_000, "S24_3BE", 8)]
    [InlineData(48_000, "FLOAT_LE", 6)]
    public void A_card_that_takes_only_something_else_is_granted_and_hears_silence_in_that(int rate, string format, int channels)
    {
        using var other = new TestCard(rate: rate, format: format, channels: channels);
        Assert.Equal(default, Probe(other.Device));
        Assert.NotEmpty(other.Played);
        Assert.Equal(-1, other.Played.AsSpan().IndexOfAnyExcept(format == "U8" ? (byte)0x80 : (byte)0));
    }

    /// <summary>Of our own player it is known what it will ask for.</summary>
    [SoundCardTheory]
    [InlineData(44_100, "S16_LE", 2, 0)]
    [InlineData(48_000, "S32_LE", 2, 22)]
    [InlineData(48_000, "S16_LE", 6, 22)]
    public void A_card_that_our_own_player_could_not_play_to_is_refused_for_it(int rate, string format, int channels, int errorNumber)
    {
        using var other = new TestCard(rate: rate, format: format, channels: channels);
        Assert.Equal(errorNumber == 0 ? default : new(ProbeFault.Error, errorNumber, default), Probe(other.Device, asPlay: true));
    }

    /// <summary>Even when the buffer takes all of the silence at once.</summary>
    [SoundCardTheory]
    [InlineData(1)]
    [InlineData(Silence)]
    [InlineData(1_000)]
    public async Task A_card_that_plays_nothing_is_probed_until_somebody_stops_it(int milliseconds)
    {
        using var stop = new CancellationTokenSource();
        card.Wedge();
        var probing = Task.Run(() => AlsaProbe.Probe(card.Device, Duration.FromMilliseconds(milliseconds), asPlay: false, stop.Token));
        await Support.Wait.Until(() => card.Clock.Length > 0, "the opening");
        await Task.Delay(100); // longer than it would take to give the silence to it, which nothing but time can show
        Assert.False(probing.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => probing);
        card.Heal();
        Assert.Equal(default, Probe(card.Device));
    }

    private static DeviceTrouble Probe(string device, bool asPlay = false) => AlsaProbe.Probe(device, Duration.FromMilliseconds(Silence), asPlay, CancellationToken.None);
}
