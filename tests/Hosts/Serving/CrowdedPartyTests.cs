using System.Collections.Concurrent;
using System.Net.WebSockets;

using Holdover.Machines;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Serving;

/// <summary>What a listener does to its own connection costs nobody else anything.</summary>
[Collection(nameof(Alone))]
public sealed class CrowdedPartyTests : IDisposable
{
    private const int Crowd = 50;

    private readonly TemporaryFolder folder = new();
    private readonly Music music = Music.Noise(milliseconds: 4_000);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_listener_that_stops_reading_is_closed_and_nobody_else_hears_it()
    {
        var options = Scaled.Party(music.Save(folder["source.wav"]));
        await using var party = await TestParty.Serve(options with { Listener = new() { SlowMax = Duration.FromMilliseconds(1_500) } });
        var (closed, told) = (new TaskCompletionSource(), new ConcurrentQueue<string>());
        party.Host.Told = told.Enqueue;
        await using var deaf = await RawListener.Connect(party.Url, "deaf", closed.Task);
        await using var other = await RawListener.Connect(party.Url, "other");

        await Wait.Until(() => party.Host.Status.Listeners == 2, "both");
        var heard = other.ToEnd();
        await Wait.Until(() => party.Host.Status.Listeners == 1 || heard.IsCompleted, "the deaf one to count no more");
        Assert.False(heard.IsCompleted);
        music.AssertEquals(new(music.Format, (await heard).Pcm));
        await Wait.Until(() => party.Host.ConnectionsOpen == 1, "the deaf one to be closed");
        Assert.Equal(1, party.Host.View.Workers[0].Slow);
        Assert.Matches("^the listener 'deaf' at 127.0.0.1 does not keep up, and is closed: it was given [0-9.]+ MB, and took nothing of the next [1-9][0-9,]* kB$", Assert.Single(told));
        await Wait.Until(() => party.Host.ChunksHeld == 0, "every chunk to be let go");
        closed.SetResult();
        await Assert.ThrowsAsync<WebSocketException>(deaf.ToEnd);
        Assert.InRange(deaf.Received, 1, music.Pcm.Length - 1);
    }

    [Fact]
    public async Task Fifty_that_come_at_once_and_leave_are_unheard()
    {
        await using var party = await TestParty.Serve(Scaled.Party(music.Save(folder["source.wav"])));
        await using var other = await RawListener.Connect(party.Url, "other");
        await Wait.Until(() => other.Received > 0, "sound");

        var crowd = await Task.WhenAll(Enumerable.Range(0, Crowd).Select(number => Task.Run(() => RawListener.Connect(party.Url, $"{number}"))));
        await Wait.Until(() => crowd.Any(listener => listener.Received > 0), "the crowd to hear");
        foreach (var listener in crowd)
            await listener.DisposeAsync();
        await Wait.Until(() => party.Host.ConnectionsOpen == 1, "the crowd to be gone");
        music.AssertEquals(new(music.Format, (await other.ToEnd()).Pcm));
    }
}
