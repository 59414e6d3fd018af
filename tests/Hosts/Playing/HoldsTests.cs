using Holdover.Hosts.Real.Network;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Playing;

/// <summary>What a party lends to its connections comes back, however they end.</summary>
public sealed class HoldsTests : IDisposable
{
    private const int Rounds = 20;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Many_connects_and_cuts_leave_nothing_behind()
    {
        var music = Music.Noise(milliseconds: 500);
        var options = Scaled.Party(music.Save(folder["source.wav"])) with { Loop = true };
        await using var party = await TestParty.Serve(options);
        await using var proxy = new ImpairmentProxy(party.Address);
        for (var round = 0; round < Rounds; round++)
            await HearAndCut(proxy, round);

        await Wait.Until(() => party.Host.ConnectionsOpen == 0, "the end of every connection");
        party.Host.Stop();
        Assert.True(await Wait.For(party.Ended, "the end of the party"));
        Assert.Equal(0, party.Host.ChunksHeld);
    }

    private static async Task HearAndCut(ImpairmentProxy proxy, int round)
    {
        await using var listener = await RawListener.Connect(TestParty.UrlAt(proxy.Port), $"listener {round}");
        await Wait.Until(() => listener.Received > 0, "audio");
        proxy.Reset();
        proxy.Heal();
    }
}
