using System.Net.Sockets;

namespace Holdover.Hosts.Real.Party;

/// <summary>
/// Reads through the server. What the WebSocket writes of its own accord, answers to pings and goodbyes, each a whole
/// frame, goes to the <see cref="Writer"/> of the socket, as all else does. Until the peer has said something it may not
/// have been sent all of the server's own answer, behind which ours must come: so long it is written through the server.
/// </summary>
public sealed class RawStream(Stream served, Socket socket) : Stream
{
    private volatile bool hasHeard;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The connection.</summary>
    internal Socket Socket => socket;

    /// <summary>Who alone writes to the connection once it has been heard of; to be set before that.</summary>
    internal FrameSender? Writer { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await served.ReadAsync(buffer, cancellationToken);
        hasHeard |= read > 0;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!hasHeard || Writer is null)
            return served.WriteAsync(buffer, cancellationToken);
        Writer.SendControl(new(buffer.ToArray()));
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => hasHeard ? Task.CompletedTask : served.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            served.Dispose();
        base.Dispose(disposing);
    }
}
