using System.Buffers;
using System.Diagnostics;
using System.Net.WebSockets;

using Holdover.Sendspin;

namespace Holdover.Tests.Hosts.Support;

/// <summary>A listener that is no speaker of ours: it introduces itself and keeps what comes, with its timestamps.</summary>
internal sealed class RawListener : IAsyncDisposable
{
    private const int BufferCapacity = 1_000_000;

    private readonly WebSocket socket;
    private readonly MemoryStream pcm = new();
    private Task<(long Timestamp, byte[] Pcm)> listening = null!;
    private long first = -1;
    private long received;

    /// <summary>What a clock probe told of the server's clock, and when on ours, which is the same, it was sent and answered; in microseconds.</summary>
    public long ServerTime { get; private set; }

    public long ProbedAt { get; private set; }

    public long AnsweredAt { get; private set; }

    private static long Now => (long)Stopwatch.GetElapsedTime(0).TotalMicroseconds;

    public long Received => Volatile.Read(ref received);

    private RawListener(WebSocket socket) => this.socket = socket;

    public static async Task<RawListener> Connect(Uri url, string id)
    {
        var opened = new ClientWebSocket();
        await opened.ConnectAsync(url, CancellationToken.None);
        return await Introduce(opened, id);
    }

    /// <summary>The same by a connection that is there already, whoever made it.</summary>
    public static async Task<RawListener> Introduce(WebSocket opened, string id)
    {
        var listener = new RawListener(opened);
        await listener.Send(new ClientHello(id, id, ClientHello.ProtocolVersion, [Roles.Player], new DeviceInfo(id), new PlayerSupport([AudioFormat.Standard], BufferCapacity, []), null));
        await listener.Send(new ClientState(PlayerHealth.Synchronized, Volume: 100, Muted: false));
        listener.ProbedAt = Now;
        await listener.Send(new ClientTime(listener.ProbedAt));
        listener.listening = listener.Listen();
        return listener;
    }

    /// <summary>All samples until the stream's end, and when the first was due.</summary>
    public Task<(long Timestamp, byte[] Pcm)> ToEnd() => Wait.For(listening, "the end of the stream");

    public async ValueTask DisposeAsync()
    {
        socket.Abort();
        await ((Task)listening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        socket.Dispose();
    }

    /// <summary>Leaves, and says why.</summary>
    public Task Leave(GoodbyeReason reason) => Send(new ClientGoodbye(reason));

    private Task Send(Message message)
    {
        var bytes = new ArrayBufferWriter<byte>();
        MessageWriter.Write(bytes, message);
        return socket.SendAsync(bytes.WrittenMemory.ToArray(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
    }

    private async Task<(long Timestamp, byte[] Pcm)> Listen()
    {
        var buffer = new byte[1 << 17];
        while (true)
        {
            var (length, type) = await ReceiveWhole(buffer);
            if (type == WebSocketMessageType.Binary)
                Take(buffer.AsSpan(0, length));
            else if (TakesTime(buffer.AsSpan(0, length)))
                AnsweredAt = Now;
            else if (type == WebSocketMessageType.Close || buffer.AsSpan(0, length).IndexOf("stream/end"u8) >= 0)
                return (first, pcm.ToArray());
        }
    }

    private async Task<(int Length, WebSocketMessageType Type)> ReceiveWhole(byte[] buffer)
    {
        for (var length = 0; ;)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
            length += part.Count;
            if (part.EndOfMessage)
                return (length, part.MessageType);
        }
    }

    private bool TakesTime(ReadOnlySpan<byte> message)
    {
        if (!MessageReader.TryRead(message, out var read, out _) || read is not ServerTime time)
            return false;
        ServerTime = time.ServerReceived;
        return true;
    }

    private void Take(ReadOnlySpan<byte> message)
    {
        Assert.True(AudioFrame.TryRead(message, out var audio, out _));
        if (first < 0)
            first = audio.TimestampUs;
        pcm.Write(audio.Payload);
        Interlocked.Add(ref received, audio.Payload.Length);
    }
}
