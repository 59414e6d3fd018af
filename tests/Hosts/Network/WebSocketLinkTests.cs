using System.Net.WebSockets;

using Holdover.Hosts.Real.Network;
using Holdover.Sendspin;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Network;

public sealed class WebSocketLinkTests
{
    private const int MessageBytesMax = AudioFrame.HeaderLength + WireLimits.ChunkPayloadBytesMax;

    [Fact]
    public async Task A_message_as_long_as_the_bound_arrives_whole()
    {
        using var pair = await WebSocketPair.Open();
        var arrived = new TaskCompletionSource<int>();
        await using var link = new WebSocketLink(pair.Server, (message, _) => Note(arrived, message.Length));
        var running = link.Run();

        await pair.Client.SendAsync(new byte[MessageBytesMax], WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
        Assert.Equal(MessageBytesMax, await Wait.For(arrived.Task, "the message"));
        link.Abort();
        Assert.False(await Wait.For(running, "the end"));
    }

    [Fact]
    public async Task A_message_over_the_bound_ends_the_link()
    {
        using var pair = await WebSocketPair.Open();
        var arrived = new TaskCompletionSource<int>();
        await using var link = new WebSocketLink(pair.Server, (message, _) => Note(arrived, message.Length));
        var running = link.Run();

        await pair.Client.SendAsync(new byte[MessageBytesMax + 1], WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
        Assert.False(await Wait.For(running, "the end"));
        Assert.False(arrived.Task.IsCompleted);
    }

    [Fact]
    public async Task A_peer_that_does_not_read_is_cut_off()
    {
        using var pair = await WebSocketPair.Open();
        await using var link = new WebSocketLink(pair.Server, Nothing);
        var running = link.Run();
        var message = new byte[1 << 16];

        for (var sent = 0; !running.IsCompleted && sent < 100_000; sent++)
        {
            link.SendControl(() => message);
            await Task.Yield();
        }

        Assert.False(await Wait.For(running, "the cut"));
    }

    [Fact]
    public async Task Close_sends_what_waits_and_then_says_goodbye()
    {
        using var pair = await WebSocketPair.Open();
        await using var link = new WebSocketLink(pair.Server, Nothing);
        for (var sent = 0; sent < WebSocketLink.WaitingMax; sent++)
            link.SendControl(() => new byte[100]);
        link.Close();
        link.SendControl(() => new byte[100]);
        var running = link.Run();

        for (var received = 0; received < WebSocketLink.WaitingMax; received++)
            Assert.Equal(WebSocketMessageType.Text, (await WebSocketPair.Receive(pair.Client)).Type);
        Assert.Equal(WebSocketMessageType.Close, (await WebSocketPair.Receive(pair.Client)).Type);
        await pair.Client.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        Assert.True(await Wait.For(running, "the end"));
    }

    [Fact]
    public async Task A_goodbye_is_answered_by_a_goodbye()
    {
        using var pair = await WebSocketPair.Open();
        await using var link = new WebSocketLink(pair.Server, Nothing);
        var running = link.Run();

        await pair.Client.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        Assert.Equal(WebSocketMessageType.Close, (await WebSocketPair.Receive(pair.Client)).Type);
        Assert.True(await Wait.For(running, "the end"));
    }

    [Fact]
    public async Task A_peer_that_never_answers_a_goodbye_does_not_keep_the_link()
    {
        using var pair = await WebSocketPair.Open();
        await using var link = new WebSocketLink(pair.Server, Nothing, TimeSpan.FromMilliseconds(50));
        var running = link.Run();

        link.Close();
        Assert.False(await Wait.For(running, "the end"));
    }

    [Fact]
    public async Task A_receiver_that_throws_ends_the_link_and_is_heard()
    {
        using var pair = await WebSocketPair.Open();
        await using var link = new WebSocketLink(pair.Server, (_, _) => throw new InvariantException("broken"));
        var running = link.Run();

        await pair.Client.SendAsync(new byte[1], WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
        await Assert.ThrowsAsync<InvariantException>(() => Wait.For(running, "the end"));
    }

    private static ValueTask Nothing(ReadOnlyMemory<byte> message, bool text) => default;

    private static ValueTask Note(TaskCompletionSource<int> arrived, int length)
    {
        arrived.TrySetResult(length);
        return default;
    }
}
