namespace Holdover.Hosts.Simulated.Interleaving;

/// <summary>
/// One end of a connection in memory. A read and a write that wait go on when the run lets them, outside of every flow,
/// as they do when a socket is ready.
/// </summary>
internal sealed class ControlledStream : Stream
{
    private readonly ControlledRun run;
    private readonly string name;
    private readonly int capacity;

    /// <summary>What has come and was not read yet.</summary>
    private readonly Queue<byte> arrived = new();

    private ControlledStream peer = null!;
    private (TaskCompletionSource<int> Source, Memory<byte> Buffer)? reading;
    private (TaskCompletionSource Source, ReadOnlyMemory<byte> Left)? writing;
    private bool isClosed;
    private bool isAsked;

    private ControlledStream(ControlledRun run, string name, int capacity) => (this.run, this.name, this.capacity) = (run, name, capacity);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public static (Stream Near, Stream Far) Pair(ControlledRun run, string name, int capacity)
    {
        var (near, far) = (new ControlledStream(run, $"{name} to here", capacity), new ControlledStream(run, $"{name} to there", capacity));
        (near.peer, far.peer) = (far, near);
        return (near, far);
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(isClosed, this);
        Invariant.Holds(reading is null);
        reading = (new(), buffer);
        Ask();
        return new(reading.Value.Source.Task);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(isClosed, this);
        Invariant.Holds(writing is null);
        var rest = peer.Take(buffer);
        if (rest.Length == 0)
            return ValueTask.CompletedTask;
        writing = (new(), rest);
        return new(writing.Value.Source.Task);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Whoever waits at either end hears of it when the run lets them.</summary>
    protected override void Dispose(bool disposing)
    {
        if (isClosed)
            return;
        isClosed = true;
        Ask();
        peer.Ask();
    }

    /// <summary>What of some bytes there is no room for.</summary>
    private ReadOnlyMemory<byte> Take(ReadOnlyMemory<byte> bytes)
    {
        var length = Math.Min(bytes.Length, capacity - arrived.Count);
        foreach (var one in bytes.Span[..length])
            arrived.Enqueue(one);
        Ask();
        return bytes[length..];
    }

    /// <summary>Something changed for who waits here: it is looked at when the run lets it.</summary>
    private void Ask()
    {
        if (isAsked)
            return;
        isAsked = true;
        run.Arrive(name, Look);
    }

    private void Look()
    {
        isAsked = false;
        LookAtWriting();
        LookAtReading();
    }

    private void LookAtReading()
    {
        if (reading is not { } waiting)
            return;
        if (isClosed)
        {
            reading = null;
            waiting.Source.SetException(new ObjectDisposedException(name));
        }
        else if (arrived.Count > 0 || peer.isClosed)
        {
            reading = null;
            var length = Math.Min(waiting.Buffer.Length, arrived.Count);
            for (var place = 0; place < length; place++)
                waiting.Buffer.Span[place] = arrived.Dequeue();
            if (peer.writing is not null)
                peer.Ask();
            waiting.Source.SetResult(length);
        }
    }

    private void LookAtWriting()
    {
        if (writing is not { } waiting)
            return;
        if (isClosed || peer.isClosed)
        {
            writing = null;
            waiting.Source.SetException(new IOException("the peer is gone"));
            return;
        }

        writing = (waiting.Source, peer.Take(waiting.Left));
        if (writing.Value.Left.Length > 0)
            return;
        writing = null;
        waiting.Source.SetResult();
    }
}
