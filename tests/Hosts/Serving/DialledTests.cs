using System.Net;
using System.Net.Sockets;

using Holdover.Sendspin;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Serving;

/// <summary>A client that waits to be dialled, as those do that are found on the network.</summary>
public sealed class DialledTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly HttpListener client = new();
    private readonly int port = FreePort();

    public DialledTests()
    {
        client.Prefixes.Add($"http://127.0.0.1:{port}/");
        client.Start();
    }

    public void Dispose()
    {
        client.Close();
        folder.Dispose();
    }

    [Fact]
    public async Task It_is_served_and_dialled_again_until_it_wants_to_be_left_alone()
    {
        await using var served = new Served(folder, Music.Noise(milliseconds: 500).Save(folder["source.wav"]), "--loop", "--client", $"ws://127.0.0.1:{port}/sendspin");
        await served.Start();
        await using (await Heard())
        {
        }

        await Wait.Until(() => served.Keeper.Errors.Contains("/sendspin is lost: dialling it again", StringComparison.Ordinal), "the loss");
        await using (await Heard())
        {
            await Connected(served, times: 2);
            served.KillChild(1);
        }

        await using var again = await Heard();
        await Connected(served, times: 3);
        await again.Leave(GoodbyeReason.UserRequest);
        await Wait.Until(() => served.Keeper.Errors.Contains("/sendspin is not dialled again: its user does not want it", StringComparison.Ordinal), "the word");
    }

    private static Task Connected(Served served, int times) =>
        Wait.Until(() => served.Keeper.Errors.Split("/sendspin is connected").Length - 1 == times, "what is told of it");

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>Waits to be dialled, and for sound.</summary>
    private async Task<RawListener> Heard()
    {
        var dialled = await Wait.For(client.GetContextAsync(), "the server");
        var listener = await RawListener.Introduce((await dialled.AcceptWebSocketAsync(subProtocol: null)).WebSocket, "kitchen");
        await Wait.Until(() => listener.Received > 0, "sound");
        return listener;
    }
}
