using Holdover.Sendspin;

namespace Holdover.Hosts.Real.Audio;

/// <summary>A WAV file, read by the frame.</summary>
public sealed class WavSource : IDisposable
{
    private readonly FileStream file;
    private readonly long first;
    private readonly long length;
    private readonly bool loop;

    /// <param name="path">The file.</param>
    /// <param name="loop">Whether it begins again at its end, without a gap.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is no WAV file that can be played.</exception>
    public WavSource(string path, bool loop)
    {
        file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            if (!file.CanSeek)
                throw new InvalidDataException("it is a pipe or a device, not a file");
            (Format, length) = WavHeader.Read(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }

        first = file.Position;
        this.loop = loop && length > 0;
    }

    public AudioFormat Format { get; }

    /// <summary>The chunk from a frame on, shorter at the end of the file, or null behind it.</summary>
    /// <param name="from">The number of its first frame; in a loop they are counted on.</param>
    /// <param name="frames">Frames wanted.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public Chunk? ReadChunk(long from, int frames)
    {
        var wanted = frames * Format.BytesPerFrame;
        var place = loop ? from % (length / Format.BytesPerFrame) : from;
        file.Seek(first + Math.Min(place * Format.BytesPerFrame, length), SeekOrigin.Begin);
        var there = (int)Math.Min(wanted, Left);
        if (there == 0)
            return null;
        var chunk = Chunk.Rent(there);
        try
        {
            file.ReadExactly(chunk.Payload.Span);
            return chunk;
        }
        catch
        {
            chunk.LetGo();
            throw;
        }
    }

    public void Dispose() => file.Dispose();

    private long Left => first + length - file.Position;
}
