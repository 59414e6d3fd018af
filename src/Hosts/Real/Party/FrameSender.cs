using System.Net.Sockets;
using System.Runtime.InteropServices;

using Holdover.Hosts.Real.Pump;
using Holdover.Machines;

namespace Holdover.Hosts.Real.Party;

/// <summary>
/// The one writer of a listener's socket. It never waits: what the kernel does not take stays in a bounded queue until it
/// does, control before audio but never in the midst of a frame. If the queue is full, audio is refused from there on
/// until <see cref="Unblock"/>.
/// </summary>
/// <param name="socket">Connected; nobody else writes to it.</param>
/// <param name="clock">The machine-wide one.</param>
/// <param name="counts">Told what is sent.</param>
internal sealed class FrameSender(Socket socket, MonotonicClock clock, SentCounts counts) : IDisposable
{
    /// <summary>Chunks that wait at most: what a listener is sent at once, in chunks of 20 ms, and some more.</summary>
    public const int AudioMax = 32;

    /// <summary>Other frames that wait at most. A peer that asks for so many answers and reads none is cut off.</summary>
    public const int ControlMax = 256;

    /// <summary>Chunks that go together: what is seconds ahead of its time need not be sent at once, and a call costs more than its bytes.</summary>
    public const int Together = 5;

    private readonly Lock gate = new();
    private readonly Queue<OutgoingFrame> control = [];
    private readonly Queue<OutgoingFrame> audio = [];
    private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Sends the rest of a frame once there is room; made when that first happens, for most never need it.</summary>
    private SocketAsyncEventArgs? waiter;

    private TaskCompletionSource? sent;
    private bool isWaiting;

    /// <summary>Whether what waits has waited for others since <see cref="SendHeld"/> was called last.</summary>
    private bool isHeld;

    private bool isRefusing;
    private bool isDrainTold;
    private bool isFinishing;
    private bool isOver;

    /// <summary>Told from which generation and timestamp on audio is refused. Called under the sender's lock, as all of these: it must not block.</summary>
    public Action<PlayRequestId, long>? Refused { get; init; }

    /// <summary>Told that the queue is empty, once after each refusal.</summary>
    public Action? Drained { get; init; }

    /// <summary>Told that nothing can be sent any more.</summary>
    public Action? Broke { get; init; }

    /// <summary>Bytes that the kernel has not taken.</summary>
    public long Waiting()
    {
        lock (gate)
            return (isWaiting ? waiter!.Count : 0) + control.Concat(audio).Sum(frame => (long)frame.Bytes.Length);
    }

    /// <summary>Sends before any audio that waits.</summary>
    public void SendControl(in OutgoingFrame frame) => Enqueue(control, in frame);

    /// <summary>As <see cref="SendControl"/>, until <see cref="Finish"/>: nothing but a goodbye comes after that.</summary>
    public void Answer(in OutgoingFrame frame)
    {
        lock (gate)
        {
            if (!isFinishing)
                Enqueue(control, in frame);
        }
    }

    /// <summary>Sends a frame that is no audio in the audio's order.</summary>
    public void SendInOrder(in OutgoingFrame frame) => Enqueue(audio, in frame);

    /// <summary>Sends a piece of audio; false if it is refused.</summary>
    public bool SendAudio(in OutgoingFrame frame, PlayRequestId request)
    {
        lock (gate)
        {
            if (isOver || isFinishing || isRefusing)
                return false;
            if (audio.Count >= AudioMax)
            {
                (isRefusing, isDrainTold) = (true, false);
                Refused?.Invoke(request, frame.Begin);
                return false;
            }

            frame.Held?.Hold();
            audio.Enqueue(frame);
            if (audio.Count >= Together)
                Flush();
            return true;
        }
    }

    /// <summary>To be called now and then: sends what was held back when this was called last.</summary>
    public void SendHeld()
    {
        lock (gate)
        {
            if (isHeld)
                Flush();
            isHeld = audio.Count > 0;
        }
    }

    /// <summary>What was refused is known: audio is taken again.</summary>
    public void Unblock()
    {
        lock (gate)
            isRefusing = false;
    }

    /// <summary>Takes no more audio.</summary>
    /// <param name="drops">Whether what waits is dropped.</param>
    public void Finish(bool drops)
    {
        lock (gate)
        {
            isFinishing = true;
            if (drops)
                DropWaiting();
            Flush();
        }
    }

    /// <summary>Ends when nothing waits, or never will be sent.</summary>
    public Task Sent()
    {
        lock (gate)
        {
            if (isOver || (!isWaiting && control.Count == 0 && audio.Count == 0))
                return Task.CompletedTask;
            sent ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return Task.WhenAny(sent.Task, over.Task);
        }
    }

    public void Dispose()
    {
        lock (gate)
            End();
    }

    private void Enqueue(Queue<OutgoingFrame> lane, in OutgoingFrame frame)
    {
        lock (gate)
        {
            if (isOver)
                return;
            if (lane.Count >= AudioMax + ControlMax)
            {
                Break();
                return;
            }

            lane.Enqueue(frame);
            Flush();
        }
    }

    private void Flush()
    {
        isHeld = false;
        while (!isWaiting && !isOver)
        {
            DropLate();
            var lane = control.Count > 0 ? control : audio;
            if (lane.Count == 0)
                break;
            SendSome(lane);
        }

        if (isWaiting || isOver)
            return;
        sent?.TrySetResult();
        sent = null;
        if (!isRefusing || isDrainTold)
            return;
        isDrainTold = true;
        Drained?.Invoke();
    }

    /// <summary>What has waited so long that its time is over is dropped.</summary>
    private void DropLate()
    {
        while (audio.TryPeek(out var frame) && frame.End != 0 && frame.End <= clock.Now.Microseconds)
        {
            counts.AddLate(frame.End - frame.Begin);
            audio.Dequeue().Held?.LetGo();
        }
    }

    private void SendSome(Queue<OutgoingFrame> lane)
    {
        var batch = FrameBatch.OfThisThread;
        batch.Fill(lane);
        FrameBatch.Mark(lane, batch.Count, isSent: false);
        try
        {
            var taken = batch.Send(socket);
            if (taken < 0)
                Break();
            else
                Took(lane, batch, taken);
        }
        catch (ObjectDisposedException)
        {
            Break();
        }
    }

    private void Took(Queue<OutgoingFrame> lane, FrameBatch batch, int taken)
    {
        var whole = 0;
        counts.AddBytes(taken);
        for (; whole < batch.Count && taken >= batch[whole].Length; whole++)
            taken -= batch[whole].Length;
        FrameBatch.Mark(lane, whole, isSent: true);
        for (var done = 0; done < whole; done++)
            lane.Dequeue().Held?.LetGo();
        if (whole < batch.Count)
            Await(lane.Dequeue(), batch[whole], taken);
    }

    private void Await(OutgoingFrame frame, ReadOnlyMemory<byte> bytes, int taken)
    {
        if (waiter is null)
        {
            waiter = new();
            waiter.Completed += (_, _) => HasRoom();
        }

        waiter.UserToken = frame with { Bytes = bytes };
        waiter.SetBuffer(MemoryMarshal.AsMemory(bytes[taken..]));
        isWaiting = true;
        if (!socket.SendAsync(waiter))
            Sent(waiter);
    }

    private void HasRoom()
    {
        lock (gate)
        {
            Sent(waiter!);
            Flush();
        }
    }

    private void Sent(SocketAsyncEventArgs sending)
    {
        var frame = (OutgoingFrame)sending.UserToken!;
        sending.UserToken = null;
        isWaiting = false;
        if (sending.SocketError == SocketError.Success && !isOver)
        {
            counts.AddBytes(sending.Count);
            frame.Mark?.Begin(frame.End);
            frame.Mark?.Commit(frame.End);
            frame.Held?.LetGo();
            return;
        }

        frame.Held?.LetGo();
        Break();
        sending.Dispose();
    }

    private void Break()
    {
        if (isOver)
            return;
        End();
        Broke?.Invoke();
    }

    private void End()
    {
        isOver = true;
        DropWaiting();
        over.TrySetResult();
        if (!isWaiting)
            waiter?.Dispose();
    }

    private void DropWaiting()
    {
        foreach (var frame in audio)
            frame.Held?.LetGo();
        audio.Clear();
        control.Clear();
    }
}
