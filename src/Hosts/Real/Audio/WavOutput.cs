using Holdover.Sendspin;

namespace Holdover.Hosts.Real.Audio;

/// <summary>
/// Writes what is played into a WAV file. The head is renewed as the file grows, so that what a killed process leaves
/// behind can be played. A second stream of the same format goes on in the same file.
/// </summary>
/// <param name="path">The file; what was there is replaced at the first stream.</param>
public sealed class WavOutput(string path) : IAudioOutput
{
    /// <summary>Bytes after which the head is renewed: about a second of CD sound.</summary>
    private const int HeadEvery = 1 << 18;

    private FileStream? file;
    private AudioFormat format;
    private long written;
    private long headed;

    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Open(AudioFormat format)
    {
        if (file is not null && format == this.format)
            return;
        Finish();
        this.format = format;
        (written, headed) = (0, 0);
        file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 1 << 16);
        file.Seek(WavHeader.Length, SeekOrigin.Begin);
        WriteHead();
    }

    public void Write(ReadOnlySpan<byte> frames)
    {
        Invariant.Holds(file is not null);
        file.Write(frames);
        written += frames.Length;
        if (written - headed >= HeadEvery)
            WriteHead();
    }

    public void Close() => WriteHead();

    public void Dispose() => Finish();

    private void Finish()
    {
        if (file is null)
            return;
        WriteHead();
        file.Dispose();
        file = null;
    }

    private void WriteHead()
    {
        if (file is null)
            return;
        Span<byte> head = stackalloc byte[WavHeader.Length];
        WavHeader.Write(head, format, written);
        file.Seek(0, SeekOrigin.Begin);
        file.Write(head);
        file.Seek(0, SeekOrigin.End);
        file.Flush();
        headed = written;
    }
}
