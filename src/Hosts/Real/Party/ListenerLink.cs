using System.Buffers;
using System.Net;
using System.Net.WebSockets;

using Holdover.Hosts.Real.Network;
using Holdover.Hosts.Real.Pump;
using Holdover.Machines;
using Holdover.Sendspin;

namespace Holdover.Hosts.Real.Party;

/// <summary>A server's end of a listener's WebSocket: whole messages in, frames out, without waiting. It ends once, whichever way it ends.</summary>
internal sealed class ListenerLink : IAsyncDisposable
{
    /// <summary>What a listener says is short, most of the time.</summary>
    private const int MessageBytes = 1_024;

    private readonly WebSocket socket;
    private readonly MonotonicClock clock;
    private readonly FrameSender sender;
    private readonly Func<ReadOnlyMemory<byte>, bool, ValueTask> received;
    private readonly CancellationTokenSource ending;
    private readonly TaskCompletionSource closing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool isGreeted;

    /// <param name="socket">Open; it belongs to the link from here on.</param>
    /// <param name="stream">What it was made of.</param>
    /// <param name="clock">The machine-wide one.</param>
    /// <param name="counts">Told what all listeners are sent.</param>
    /// <param name="received">Called with each whole message, and whether it is text.</param>
    public ListenerLink(WebSocket socket, RawStream stream, MonotonicClock clock, SentCounts counts, Func<ReadOnlyMemory<byte>, bool, ValueTask> received)
    {
        (this.socket, this.clock, this.received) = (socket, clock, received);
        Counts = new(counts);
        ending = new(Timeout.InfiniteTimeSpan, clock.Provider);
        sender = new(stream.Socket, clock, Counts)
        {
            Refused = (request, from) => Refused?.Invoke(request, from),
            Drained = () => Drained?.Invoke(),
            Broke = () => ThreadPool.UnsafeQueueUserWorkItem(static link => link.Abort(), this, preferLocal: false),
        };
        stream.Writer = sender;
        Address = (stream.Socket.RemoteEndPoint as IPEndPoint)?.Address;
    }

    /// <summary>Of the peer; null if it is gone already.</summary>
    public IPAddress? Address { get; }

    /// <summary>What the peer was sent.</summary>
    public SentCounts Counts { get; }

    /// <inheritdoc cref="FrameSender.Waiting"/>
    public long Waiting => sender.Waiting();

    /// <inheritdoc cref="FrameSender.Refused"/>
    public Action<PlayRequestId, long>? Refused { get; init; }

    /// <inheritdoc cref="FrameSender.Drained"/>
    public Action? Drained { get; init; }

    /// <summary>Told of a clock probe that was answered, and when it had come. Called where the peer is read: it must not block.</summary>
    public Action<long, MonotonicTime>? Answered { get; init; }

    /// <summary>Runs until the socket ends.</summary>
    public async Task Run()
    {
        var goodbye = SayGoodbye();
        try
        {
            await WholeMessages.Read(socket, MessageBytes, received, ending.Token);

            // A peer that has said goodbye takes nothing more but ours.
            sender.Finish(drops: true);
            Close();
            await goodbye;
        }
        catch (Exception error) when (IsEnd(error))
        {
            // Whichever way: it is over.
        }
        finally
        {
            End();
            sender.Dispose();
            await goodbye;
            socket.Dispose();
        }
    }

    /// <summary>Says hello. From here on clock probes are answered where they are read.</summary>
    public void Greet(ServerHello hello)
    {
        SendMessage(hello);
        isGreeted = true;
    }

    /// <summary>Answers a message at once if it is a clock probe of who was greeted: what else is to be done has a queue, and every instant in it is an error of a clock.</summary>
    public bool TryAnswerClock(ReadOnlySpan<byte> message)
    {
        var now = clock.Now;
        if (!isGreeted || !TimeFrames.TryReadClientTime(message, out var transmitted))
            return false;
        AnswerClock(transmitted, now);
        Answered?.Invoke(transmitted, now);
        return true;
    }

    /// <summary>Sends a message before any audio that waits.</summary>
    public void SendMessage(Message message) => sender.SendControl(new(Encode(message)));

    /// <summary>Sends what waits and then a message, in the audio's order.</summary>
    public void SendInOrder(Message message) => sender.SendInOrder(new(Encode(message)));

    /// <summary>Answers a clock probe with the time at which the answer goes.</summary>
    public void AnswerClock(long clientTransmitted, MonotonicTime received) => sender.Answer(new OutgoingFrame
    {
        Make = () =>
        {
            Span<byte> answer = stackalloc byte[TimeFrames.ServerTimeBytesMax];
            var length = TimeFrames.WriteServerTime(answer, clientTransmitted, received.Microseconds, clock.Now.Microseconds);
            return ServerFrame.Of(ServerFrame.Text, answer[..length]);
        },
    });

    /// <inheritdoc cref="FrameSender.SendAudio"/>
    public bool SendAudio(in OutgoingFrame frame, PlayRequestId request) => sender.SendAudio(in frame, request);

    /// <inheritdoc cref="FrameSender.SendHeld"/>
    public void SendHeld() => sender.SendHeld();

    /// <inheritdoc cref="FrameSender.Unblock"/>
    public void Unblock() => sender.Unblock();

    /// <summary>Sends what waits, then closes. All of it together has <see cref="WebSocketLink.GoodbyeMax"/>.</summary>
    public void Close()
    {
        sender.Finish(drops: false);
        try
        {
            ending.CancelAfter(WebSocketLink.GoodbyeMax);
        }
        catch (ObjectDisposedException)
        {
            // Over already.
        }

        closing.TrySetResult();
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

    private static bool IsEnd(Exception error) =>
        error is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException;

    private static byte[] Encode(Message message)
    {
        var buffer = new ArrayBufferWriter<byte>();
        MessageWriter.Write(buffer, message);
        return ServerFrame.Of(ServerFrame.Text, buffer.WrittenSpan);
    }

    /// <summary>Here and at once: who hears of it on another flow may hear of it after all is over.</summary>
    private void End() => ending.Cancel();

    private async Task SayGoodbye()
    {
        try
        {
            await closing.Task.WaitAsync(ending.Token);
            await sender.Sent().WaitAsync(ending.Token);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, ending.Token);
            await sender.Sent().WaitAsync(ending.Token);
        }
        catch (Exception error) when (IsEnd(error))
        {
            // The receiving side sees the end, too, and reports it once.
            socket.Abort();
        }
    }
}
