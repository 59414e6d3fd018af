using System.Buffers;
using System.Net.WebSockets;

using Holdover.Hosts.Real.Pump;
using Holdover.Machines;
using Holdover.Sendspin;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Party;

/// <summary>Clock probes do not wait for what else a party has to do: here its node does nothing at all, for as long as a test says so.</summary>
public sealed class ProbeTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly MonotonicClock clock = new(TimeProvider.System);
    private readonly ClientWebSocket client = new();
    private readonly ManualResetEventSlim release = new();
    private TestParty party = null!;

    public async Task InitializeAsync()
    {
        var music = Music.Noise(milliseconds: 5_000).Save(folder["music.wav"]);
        party = await TestParty.Serve(new(music, Loop: true, System.Net.IPAddress.Loopback, 0, "probed"));
        await client.ConnectAsync(party.Url, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        release.Set();
        client.Abort();
        await party.DisposeAsync();
    }

    public void Dispose()
    {
        client.Dispose();
        release.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_probe_is_answered_although_the_node_is_held()
    {
        await Introduce();
        await Hear<ServerHello>();
        await HoldNode();
        for (var probe = 0; probe < 8; probe++)
        {
            var sent = clock.Now;
            await Say(new ClientTime(sent.Microseconds));
            var answer = await Hear<ServerTime>();
            Assert.Equal(sent.Microseconds, answer.ClientTransmitted);
            Assert.True(sent.Microseconds <= answer.ServerReceived && answer.ServerReceived <= answer.ServerTransmitted && answer.ServerTransmitted <= clock.Now.Microseconds);
        }

        Assert.False(release.IsSet);
    }

    /// <summary>Whether who comes is answered at all is the node's to say.</summary>
    [Fact]
    public async Task A_probe_before_the_hello_is_answered_after_it_and_not_lost()
    {
        await HoldNode();
        await Introduce();
        await Say(new ClientTime(12_345));
        release.Set();
        var texts = new List<Message> { await HearText() };
        while (texts[^1] is not ServerTime)
            texts.Add(await HearText());
        Assert.IsType<ServerHello>(texts[0]);
        Assert.Equal(12_345, ((ServerTime)texts[^1]).ClientTransmitted);
    }

    private async Task Introduce()
    {
        await Say(new ClientHello("prober", "prober", ClientHello.ProtocolVersion, [Roles.Player], new DeviceInfo("prober"), new PlayerSupport([AudioFormat.Standard], 1_000_000, []), null));
        await Say(new ClientState(PlayerHealth.Synchronized, Volume: 100, Muted: false));
    }

    /// <summary>Until it is released, or the test is over.</summary>
    private async Task HoldNode()
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Assert.True(party.Host.TryAsk(() =>
        {
            held.SetResult();
            release.Wait();
        }));
        await Wait.For(held.Task, "the node's flow");
    }

    private async Task<T> Hear<T>()
        where T : Message
    {
        while (true)
        {
            if (await HearText() is T wanted)
                return wanted;
        }
    }

    private async Task<Message> HearText()
    {
        while (true)
        {
            var (type, bytes) = await WebSocketPair.Receive(client);
            if (type == WebSocketMessageType.Text && MessageReader.TryRead(bytes, out var message, out _))
                return message;
        }
    }

    private Task Say(Message message)
    {
        var bytes = new ArrayBufferWriter<byte>();
        MessageWriter.Write(bytes, message);
        return client.SendAsync(bytes.WrittenMemory.ToArray(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
    }
}
