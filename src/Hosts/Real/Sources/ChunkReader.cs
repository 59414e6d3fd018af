using Holdover.Hosts.Real.Audio;
using Holdover.Sendspin;

namespace Holdover.Hosts.Real.Sources;

/// <summary>A source cut into chunks.</summary>
/// <param name="source">Disposed of here.</param>
public sealed class ChunkReader(IAudioSource source) : IDisposable
{
    /// <summary>A read may begin to wait just after it was interrupted.</summary>
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(10);

    /// <summary>One read at a time: who asked for a chunk may lose patience and ask again.</summary>
    private readonly Lock gate = new();
    private long position;
    private volatile bool isDisposed;

    public IAudioSource Source => source;

    public AudioFormat Format => source.Format;

    public bool CanSeek => source.CanSeek;

    /// <inheritdoc cref="IAudioSource.Complaint"/>
    public string? Complaint => source.Complaint;

    /// <summary>The chunk from a frame on, shorter at the end, or null behind it. What cannot go back reads on where it is.</summary>
    /// <param name="from">The number of its first frame.</param>
    /// <param name="frames">Frames wanted.</param>
    /// <exception cref="IOException">The source cannot be read.</exception>
    public Chunk? ReadChunk(long from, int frames)
    {
        lock (gate)
        {
            if (isDisposed)
                throw new IOException("it was closed");
            return ReadAt(from, frames);
        }
    }

    /// <inheritdoc cref="IAudioSource.Interrupt"/>
    public void Interrupt() => source.Interrupt();

    public void Dispose()
    {
        if (isDisposed)
            return;
        isDisposed = true;
        while (!gate.TryEnter(RetryDelay))
            source.Interrupt();
        source.Dispose();
        gate.Exit();
    }

    private Chunk? ReadAt(long place, int frames)
    {
        if (place != position && CanSeek)
        {
            source.Seek(place);
            position = place;
        }

        var chunk = Chunk.Rent(frames * Format.BytesPerFrame);
        try
        {
            var length = Fill(chunk.Payload.Span);
            position += length / Format.BytesPerFrame;
            chunk.Shorten(length);
        }
        catch
        {
            chunk.LetGo();
            position = -1;
            throw;
        }

        if (chunk.Payload.Length > 0)
            return chunk;
        chunk.LetGo();
        return null;
    }

    private int Fill(Span<byte> pcm)
    {
        var there = 0;
        while (there < pcm.Length && source.Read(pcm[there..]) is > 0 and var read)
            there += read;
        return there;
    }
}
