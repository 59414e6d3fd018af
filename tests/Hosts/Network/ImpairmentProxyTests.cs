using System.Net;
using System.Net.Sockets;

using Holdover.Hosts.Real.Network;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Network;

public sealed class ImpairmentProxyTests : IAsyncDisposable
{
    private readonly TcpListener server = new(IPAddress.Loopback, 0);
    private readonly ImpairmentProxy proxy;

    public ImpairmentProxyTests()
    {
        server.Start();
        proxy = new((IPEndPoint)server.LocalEndpoint);
    }

    public async ValueTask DisposeAsync()
    {
        await proxy.DisposeAsync();
        server.Dispose();
    }

    [Fact]
    public async Task Unimpaired_it_carries_all_of_an_answer_that_comes_after_the_question_is_over()
    {
        var (client, accepted) = await Connect();
        await using var stream = client.GetStream();
        client.Client.Shutdown(SocketShutdown.Send);
        Assert.Equal(0, await Wait.For(accepted.GetStream().ReadAsync(new byte[1]).AsTask(), "the end of the question"));
        var answer = new byte[1 << 20];
        new Random(1).NextBytes(answer);
        var sending = Task.Run(async () =>
        {
            await accepted.GetStream().WriteAsync(answer);
            accepted.Close();
        });

        using var received = new MemoryStream();
        await Wait.For(stream.CopyToAsync(received), "the answer");
        await Wait.For(sending, "the server");
        Assert.True(answer.AsSpan().SequenceEqual(received.ToArray()));
    }

    [Fact]
    public async Task After_a_reset_nobody_is_let_in_until_it_heals()
    {
        var (client, _) = await Connect();
        proxy.Reset();
        await Assert.ThrowsAnyAsync<IOException>(() => Wait.For(client.GetStream().ReadAsync(new byte[1]).AsTask(), "the reset"));
        using var refused = new TcpClient();
        var refusal = await Record.ExceptionAsync(() => Wait.For(Ask(refused), "the refusal"));
        Assert.True(refusal is IOException or SocketException, $"{refusal}");
        proxy.Heal();
        await Connect();
    }

    [Fact]
    public async Task In_silence_nothing_comes_through_and_healing_resets()
    {
        var (client, accepted) = await Connect();
        proxy.Silence();
        proxy.Silence();
        await client.GetStream().WriteAsync(new byte[1]);
        var reading = accepted.GetStream().ReadAsync(new byte[1]).AsTask();
        proxy.Heal();
        await Assert.ThrowsAnyAsync<IOException>(() => Wait.For(reading, "the reset"));
        await Connect();
    }

    /// <summary>The reset may come while connecting already.</summary>
    private async Task Ask(TcpClient client)
    {
        await client.ConnectAsync(IPAddress.Loopback, proxy.Port);
        await client.GetStream().ReadExactlyAsync(new byte[1]);
    }

    private async Task<(TcpClient Client, TcpClient Accepted)> Connect()
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, proxy.Port);
        return (client, await Wait.For(server.AcceptTcpClientAsync(), "the connection"));
    }
}
