using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Threading.Channels;

using Holdover.Hosts.Real.Audio;
using Holdover.Machines;
using Holdover.Party;

namespace Holdover.Hosts.Real.Serving;

/// <summary>One end of a link between two processes of a party; see <see cref="LinkFrames"/>. Whoever sends never waits.</summary>
internal sealed class ProcessLink : IDisposable
{
    /// <summary>Chunks that wait at most: more than a second of sound in chunks of 20 ms. What is refused comes again.</summary>
    public const int ChunksMax = 64;

    /// <summary>Messages that wait at most. A peer that does not read for so long hangs, and is cut off.</summary>
    private const int WaitingMax = 8_192;

    /// <summary>What goes in one call, or comes: some chunks, as many as are decoded in one go.</summary>
    private const int TogetherBytes = 1 << 15;

    private readonly Socket socket;
    private readonly NetworkStream stream;
    private readonly Channel<Outgoing> waiting = Channel.CreateBounded<Outgoing>(new BoundedChannelOptions(WaitingMax) { SingleReader = true });
    private int chunksWaiting;
    private int wantsRoom;

    public ProcessLink(Socket socket)
    {
        this.socket = socket;
        stream = new(socket, ownsSocket: true);
    }

    /// <summary>Called when chunks are taken again, once after <see cref="AskForRoom"/>; must not block.</summary>
    public Action? HasRoom { get; set; }

    /// <summary>Says who we are and hears who the other is.</summary>
    public async Task<(LinkFault Fault, int Version, int Place)> Greet(int place)
    {
        var greeting = new byte[LinkFrames.GreetingLength];
        LinkFrames.WriteGreeting(greeting, place);
        await stream.WriteAsync(greeting);
        await stream.ReadExactlyAsync(greeting);
        return (LinkFrames.ReadGreeting(greeting, out var version, out var theirs), version, theirs);
    }

    public void Send(LinkMessage message, byte[]? tail = null) => Enqueue(new(message, tail ?? [], null));

    /// <summary>False if too many wait.</summary>
    public bool TrySend(in LinkMessage message, Chunk chunk)
    {
        if (Volatile.Read(ref chunksWaiting) >= ChunksMax)
            return false;
        chunk.Hold();
        Interlocked.Increment(ref chunksWaiting);
        Enqueue(new(message, chunk.Payload, chunk));
        return true;
    }

    /// <summary>Wants to hear when half of what waits is gone.</summary>
    public void AskForRoom()
    {
        Volatile.Write(ref wantsRoom, 1);
        TellRoom();
    }

    /// <summary>Runs until the link ends, whoever ends it.</summary>
    /// <param name="received">Called with each message and what belongs to it.</param>
    /// <returns>Why what came was refused; none if the peer is gone.</returns>
    public async Task<LinkFault> Run(Func<LinkMessage, ReadOnlyMemory<byte>, ValueTask> received)
    {
        var sending = Send();
        try
        {
            return await Receive(received);
        }
        catch (Exception error) when (IsEnd(error))
        {
            return LinkFault.None;
        }
        finally
        {
            waiting.Writer.TryComplete();
            Dispose();
            await sending;
        }
    }

    /// <summary>Sends what waits, then ends the link.</summary>
    public void Finish() => waiting.Writer.TryComplete();

    public void Dispose() => stream.Dispose();

    private static bool IsEnd(Exception error) => error is IOException or SocketException or ObjectDisposedException;

    private void Enqueue(in Outgoing message)
    {
        if (waiting.Writer.TryWrite(message))
            return;
        Drop(in message);
        Dispose();
    }

    private void Drop(in Outgoing message)
    {
        if (message.Held is not { } chunk)
            return;
        chunk.LetGo();
        Interlocked.Decrement(ref chunksWaiting);
        TellRoom();
    }

    private void TellRoom()
    {
        if (Volatile.Read(ref chunksWaiting) <= ChunksMax / 2 && Interlocked.Exchange(ref wantsRoom, 0) == 1)
            HasRoom?.Invoke();
    }

    private async Task Send()
    {
        var pipe = PipeWriter.Create(stream, new(leaveOpen: true));
        try
        {
            while (await waiting.Reader.WaitToReadAsync())
            {
                while (pipe.UnflushedBytes < TogetherBytes && waiting.Reader.TryRead(out var message))
                {
                    Write(pipe, message.Message, message.Tail.Span);
                    Drop(in message);
                }

                await pipe.FlushAsync();
            }

            socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception error) when (IsEnd(error))
        {
            // Who receives sees the end, too.
        }

        waiting.Writer.TryComplete();
        while (waiting.Reader.TryRead(out var late))
            Drop(in late);
    }

    private static void Write(PipeWriter pipe, LinkMessage message, ReadOnlySpan<byte> tail)
    {
        var frame = pipe.GetSpan(LinkFrames.HeadLength + LinkFrames.MessageMax);
        pipe.Advance(LinkFrames.WriteHead(frame, ref message, tail.Length));
        pipe.Write(tail);
    }

    private async Task<LinkFault> Receive(Func<LinkMessage, ReadOnlyMemory<byte>, ValueTask> received)
    {
        var pipe = PipeReader.Create(stream, new(bufferSize: TogetherBytes, leaveOpen: true));
        var frame = new byte[LinkFrames.MessageMax + LinkFrames.TailMax];
        while (true)
        {
            if (await Read(pipe, frame, LinkFrames.HeadLength) < LinkFrames.HeadLength)
                return LinkFault.None;
            var fault = LinkFrames.ReadHead(frame.AsSpan(0, LinkFrames.HeadLength), out var length, out var tailLength);
            if (fault != LinkFault.None)
                return fault;
            if (await Read(pipe, frame, length + tailLength) < length + tailLength)
                return LinkFault.None;
            fault = LinkFrames.ReadMessage(frame.AsSpan(0, length), tailLength, out var message);
            if (fault != LinkFault.None)
                return fault;
            await received(message, frame.AsMemory(length, tailLength));
        }
    }

    /// <summary>Reads so many bytes; fewer at the end. What was read is the pipe's again once it has advanced: not even its length may be asked for then.</summary>
    private static async ValueTask<int> Read(PipeReader pipe, byte[] bytes, int count)
    {
        var read = await pipe.ReadAtLeastAsync(count);
        var length = (int)Math.Min(count, read.Buffer.Length);
        var taken = read.Buffer.Slice(0, length);
        taken.CopyTo(bytes);
        pipe.AdvanceTo(taken.End);
        return length;
    }

    private readonly record struct Outgoing(LinkMessage Message, ReadOnlyMemory<byte> Tail, Chunk? Held);
}
