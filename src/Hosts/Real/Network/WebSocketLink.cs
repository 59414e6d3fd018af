using System.Buffers;
using System.Net.WebSockets;
using System.Threading.Channels;

using Holdover.Sendspin;

namespace Holdover.Hosts.Real.Network;

/// <summary>
/// A client's end of a WebSocket: whole messages in, messages out in order. It ends once, whichever way it ends.
/// </summary>
public sealed class WebSocketLink : IAsyncDisposable
{
    /// <summary>Messages that wait to be sent at most.</summary>
    public const int WaitingMax = 512;

    /// <summary>From <see cref="Close"/> to the peer's answer: a peer that is gone, or wants to stay, does not keep the socket.</summary>
    public static readonly TimeSpan GoodbyeMax = TimeSpan.FromSeconds(3);

    private readonly WebSocket socket;
    private readonly Func<ReadOnlyMemory<byte>, bool, ValueTask> received;
    private readonly TimeSpan goodbyeMax;
    private readonly CancellationTokenSource ending;

    private readonly Channel<Func<ReadOnlyMemory<byte>>> messages = Channel.CreateBounded<Func<ReadOnlyMemory<byte>>>(WaitingMax);
    private volatile bool closing;

    /// <param name="socket">Open; it belongs to the link from here on.</param>
    /// <param name="received">Called with each whole message, and whether it is text.</param>
    /// <param name="goodbyeMax">How long a goodbye may take; <see cref="GoodbyeMax"/> if null.</param>
    /// <param name="provider">The clock; the system's if null.</param>
    public WebSocketLink(WebSocket socket, Func<ReadOnlyMemory<byte>, bool, ValueTask> received, TimeSpan? goodbyeMax = null, TimeProvider? provider = null)
    {
        this.goodbyeMax = goodbyeMax ?? GoodbyeMax;
        ending = new(Timeout.InfiniteTimeSpan, provider ?? TimeProvider.System);
        this.socket = socket;
        this.received = received;
    }

    /// <summary>Runs until the socket ends. True if the peer closed it, false if it broke or was aborted.</summary>
    public async Task<bool> Run()
    {
        var sending = Send();
        try
        {
            await WholeMessages.Read(socket, WireLimits.TextFrameBytesMax, received, ending.Token);
            await AnswerGoodbye(sending);
            return true;
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            return false;
        }
        finally
        {
            End();
            await sending;
            socket.Dispose();
        }
    }

    /// <summary>Sends a text frame that is made at the moment of sending, so that what it says of time is true. A peer that does not read until the queue is full is cut off.</summary>
    public void SendControl(Func<ReadOnlyMemory<byte>> make)
    {
        if (!messages.Writer.TryWrite(make) && !closing)
            Abort();
    }

    /// <summary>Sends a message as a text frame.</summary>
    public void SendMessage(Message message) => SendControl(() => Encode(message));

    /// <summary>Sends what waits, then closes. All of it together has <see cref="GoodbyeMax"/>.</summary>
    public void Close()
    {
        closing = true;
        messages.Writer.TryComplete();
        try
        {
            ending.CancelAfter(goodbyeMax);
        }
        catch (ObjectDisposedException)
        {
            // Over already.
        }
    }

    public void Abort()
    {
        try
        {
            End();
        }
        catch (ObjectDisposedException)
        {
            // Over already.
        }

        socket.Abort();
    }

    public ValueTask DisposeAsync()
    {
        Abort();
        ending.Dispose();
        return ValueTask.CompletedTask;
    }

    private static ReadOnlyMemory<byte> Encode(Message message)
    {
        var buffer = new ArrayBufferWriter<byte>();
        MessageWriter.Write(buffer, message);
        return buffer.WrittenMemory;
    }

    /// <summary>Here and at once: who hears of it on another flow may hear of it after all is over.</summary>
    private void End() => ending.Cancel();

    /// <summary>A peer that has said goodbye takes nothing more but ours.</summary>
    private async Task AnswerGoodbye(Task sending)
    {
        Close();
        while (messages.Reader.TryRead(out _))
            continue;
        await sending;
    }

    private async Task Send()
    {
        try
        {
            while (await messages.Reader.WaitToReadAsync(ending.Token))
            {
                while (messages.Reader.TryRead(out var make))
                    await socket.SendAsync(make(), WebSocketMessageType.Text, endOfMessage: true, ending.Token);
            }

            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, ending.Token);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The receiving side sees the end, too, and reports it once.
            socket.Abort();
        }
    }
}
