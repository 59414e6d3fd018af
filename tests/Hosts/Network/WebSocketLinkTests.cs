using System.Net.WebSockets;
using System.Text;

using Holdover.Hosts.Real.Audio;
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
    public async Task A_peer_that_does_not_read_is_cut_off_and_holds_nothing()
    {
        using var pair = await WebSocketPair.Open();
        await using var link = new WebSocketLink(pair.Server, Nothing);
        var running = link.Run();
        var chunk = Chunk.Rent(1 << 16);

        for (var sent = 0; !running.IsCompleted && sent < 100_000; sent++)
        {
            link.SendAudio(chunk, chunk.Framed(0));
            await Task.Yield();
        }

        Assert.False(await Wait.For(running, "the cut"));
        Assert.Equal(1, chunk.Holders);
    }

    [Fact]
    public async Task What_is_sent_after_the_end_is_let_go()
    {
        using var pair = await WebSocketPair.Open();
        await using var link = new WebSocketLink(pair.Server, Nothing);
        var running = link.Run();
        var chunk = Chunk.Rent(100);

        link.Abort();
        await Wait.For(running, "the end");
        link.SendAudio(chunk, chunk.Framed(0));
        Assert.Equal(1, chunk.Holders);
    }

    [Fact]
    public async Task Close_sends_what_waits_and_then_says_goodbye()
    {
        using var pair = await WebSocketPair.Open();
        await using var link = new WebSocketLink(pair.Server, Nothing);
        var chunk = Chunk.Rent(100);
        for (var sent = 0; sent < WebSocketLink.WaitingMax; sent++)
            link.SendAudio(chunk, chunk.Framed(0));
        link.Close();
        link.SendAudio(chunk, chunk.Framed(0));
        var running = link.Run();

        for (var received = 0; received < WebSocketLink.WaitingMax; received++)
            Assert.Equal(WebSocketMessageType.Binary, (await WebSocketPair.Receive(pair.Client)).Type);
        Assert.Equal(WebSocketMessageType.Close, (await WebSocketPair.Receive(pair.Client)).Type);
        await pair.Client.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        Assert.True(await Wait.For(running, "the end"));
        Assert.Equal(1, chunk.Holders);
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
    public async Task Control_goes_before_audio_and_each_lane_keeps_its_order()
    {
        using var pair = await WebSocketPair.Open();
        await using var link = new WebSocketLink(pair.Server, Nothing);
        link.SendAudio(held: null, new byte[] { 1 });
        link.SendInOrder(new StreamEnd(Roles: null));
        link.SendAudio(held: null, new byte[] { 2 });
        link.SendControl(() => Encoding.UTF8.GetBytes("first"));
        link.SendControl(() => Encoding.UTF8.GetBytes("second"));
        var running = link.Run();

        List<string> order = [];
        for (var received = 0; received < 5; received++)
            order.Add(Shown(await WebSocketPair.Receive(pair.Client)));
        Assert.Equal(["first", "second", "1", "stream/end", "2"], order);
        link.Abort();
        await Wait.For(running, "the end");
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

    private static string Shown((WebSocketMessageType Type, byte[] Bytes) message) =>
        message.Type == WebSocketMessageType.Binary ? message.Bytes[0].ToString()
        : message.Bytes.AsSpan().IndexOf("stream/end"u8) >= 0 ? "stream/end"
        : Encoding.UTF8.GetString(message.Bytes);
}
