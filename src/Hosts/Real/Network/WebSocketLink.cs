using System.Buffers;
using System.Net.WebSockets;
using System.Threading.Channels;

using Holdover.Sendspin;

namespace Holdover.Hosts.Real.Network;

/// <summary>
/// One WebSocket, either side: whole messages in, frames out in order, control before audio. It ends once, whichever
/// way it ends.
/// </summary>
public sealed class WebSocketLink : IAsyncDisposable
{
    /// <summary>Frames that wait to be sent at most: a burst of 5 s in chunks of 20 ms, twice.</summary>
    public const int WaitingMax = 512;

    private const int MessageBytesMax = AudioFrame.HeaderLength + WireLimits.ChunkPayloadBytesMax;

    /// <summary>From <see cref="Close"/> to the peer's answer: a peer that is gone, or wants to stay, does not keep the socket.</summary>
    public static readonly TimeSpan GoodbyeMax = TimeSpan.FromSeconds(3);

    private readonly WebSocket socket;
    private readonly Func<ReadOnlyMemory<byte>, bool, ValueTask> received;
    private readonly TimeSpan goodbyeMax;
    private readonly CancellationTokenSource ending;

    /// <summary>There may be something to send, or the end.</summary>
    private readonly Channel<bool> waiting = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });

    private readonly Channel<Outgoing> control = Channel.CreateBounded<Outgoing>(WaitingMax);
    private readonly Channel<Outgoing> audio = Channel.CreateBounded<Outgoing>(WaitingMax);
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
            await Receive();
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
            EndLanes();
            DropWaiting();
        }
    }

    /// <summary>Sends a text frame that is made at the moment of sending, so that what it says of time is true.</summary>
    public void SendControl(Func<ReadOnlyMemory<byte>> make) => Enqueue(control, new(null, default, make));

    /// <summary>Sends a message as a text frame.</summary>
    public void SendMessage(Message message) => SendControl(() => Encode(message));

    /// <summary>Sends bytes of a chunk, which are held until then.</summary>
    /// <param name="held">The chunk, if the bytes are its.</param>
    /// <param name="frame">The bytes.</param>
    /// <param name="sending">Told before the first byte goes, with false, and after the last, with true.</param>
    public void SendAudio(Audio.Chunk? held, ReadOnlyMemory<byte> frame, Action<bool>? sending = null)
    {
        held?.Hold();
        Enqueue(audio, new(held, frame, null) { Sending = sending });
    }

    /// <summary>Sends what waits and then a text frame, in the audio's order.</summary>
    public void SendInOrder(Message message) => Enqueue(audio, new(null, default, () => Encode(message)));

    /// <summary>Sends what waits, then closes. All of it together has <see cref="GoodbyeMax"/>.</summary>
    public void Close()
    {
        EndLanes();
        try
        {
            ending.CancelAfter(goodbyeMax);
        }
        catch (ObjectDisposedException)
        {
            // Over already.
        }

        Signal();
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

    private static void Drop(ChannelReader<Outgoing> frames)
    {
        while (frames.TryRead(out var frame))
            frame.Held?.LetGo();
    }

    /// <summary>A peer that does not read until the queue is full is cut off: it comes back and goes on where it stands.</summary>
    private void Enqueue(Channel<Outgoing> lane, Outgoing frame)
    {
        if (lane.Writer.TryWrite(frame))
        {
            Signal();
            return;
        }

        frame.Held?.LetGo();
        if (!closing)
            Abort();
    }

    /// <summary>Nothing is taken from here on, so nothing that comes late is held for a socket that is gone.</summary>
    private void EndLanes()
    {
        closing = true;
        control.Writer.TryComplete();
        audio.Writer.TryComplete();
    }

    /// <summary>Here and at once: who hears of it on another flow may hear of it after all is over.</summary>
    private void End() => ending.Cancel();

    private void DropWaiting()
    {
        Drop(control.Reader);
        Drop(audio.Reader);
    }

    /// <summary>A peer that has said goodbye takes nothing more but ours.</summary>
    private async Task AnswerGoodbye(Task sending)
    {
        Close();
        DropWaiting();
        await sending;
    }

    private void Signal() => waiting.Writer.TryWrite(true);

    /// <summary>Receives until the peer says goodbye.</summary>
    private async Task Receive()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(WireLimits.TextFrameBytesMax);
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    if (length == buffer.Length)
                        buffer = Grow(buffer);
                    part = await socket.ReceiveAsync(buffer.AsMemory(length), ending.Token);
                    length += part.Count;
                    if (length > MessageBytesMax)
                        throw new WebSocketException($"a message of more than {MessageBytesMax} bytes");
                }
                while (!part.EndOfMessage);

                if (part.MessageType == WebSocketMessageType.Close)
                    return;
                await received(buffer.AsMemory(0, length), part.MessageType == WebSocketMessageType.Text);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private async Task Send()
    {
        try
        {
            while (true)
            {
                await waiting.Reader.ReadAsync(ending.Token);
                while (control.Reader.TryRead(out var frame) || audio.Reader.TryRead(out frame))
                    await Send(frame);
                if (audio.Reader.Completion.IsCompleted && control.Reader.Completion.IsCompleted)
                    break;
            }

            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, ending.Token);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The receiving side sees the end, too, and reports it once.
            socket.Abort();
        }
    }

    private async Task Send(Outgoing frame)
    {
        try
        {
            var text = frame.Make is not null;
            var bytes = frame.Make?.Invoke() ?? frame.Bytes;
            frame.Sending?.Invoke(false);
            await socket.SendAsync(bytes, text ? WebSocketMessageType.Text : WebSocketMessageType.Binary, endOfMessage: true, ending.Token);
            frame.Sending?.Invoke(true);
        }
        finally
        {
            frame.Held?.LetGo();
        }
    }

    private readonly record struct Outgoing(Audio.Chunk? Held, ReadOnlyMemory<byte> Bytes, Func<ReadOnlyMemory<byte>>? Make)
    {
        public Action<bool>? Sending { get; init; }
    }
}
