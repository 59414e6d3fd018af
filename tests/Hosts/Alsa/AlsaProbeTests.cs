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

    [SoundCardFact]
    public async Task A_card_that_takes_nothing_is_probed_until_somebody_stops_it()
    {
        using var stop = new CancellationTokenSource();
        card.Wedge();
        var probing = Task.Run(() => AlsaProbe.Probe(card.Device, Duration.FromSeconds(1), stop.Token));
        await Support.Wait.Until(() => card.Clock.Length > 0, "the opening");
        Assert.False(probing.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => probing);
        card.Heal();
        Assert.Equal(default, Probe(card.Device));
    }

    private static DeviceTrouble Probe(string device) => AlsaProbe.Probe(device, Duration.FromMilliseconds(Silence), CancellationToken.None);
}
