using Holdover.Playback;
using Holdover.Sendspin;

using Microsoft.Win32.SafeHandles;

namespace Holdover.Hosts.Real.Audio;

/// <summary>
/// Writes what is played into a WAV file. The head is renewed as the file grows, so that what a killed process leaves
/// behind can be played. A second stream of the same format goes on in the same file.
/// </summary>
/// <param name="path">The file; what was there is replaced at the first stream.</param>
public sealed class WavOutput(string path) : IAudioOutput, IDisposable
{
    /// <summary>Bytes after which the head is renewed: about a second of CD sound.</summary>
    private const int HeadEvery = 1 << 18;

    private SafeFileHandle? file;
    private AudioFormat format;
    private long written;
    private long headed;
    private bool refused;

    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Open(AudioFormat format, OutputEpoch opening, Action<PlaybackInput> tell)
    {
        if (file is not null && format == this.format)
            return;
        Finish();
        this.format = format;
        (written, headed) = (0, 0);
        file = File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.Read);
        WriteHead();
    }

    public void Write(ReadOnlySpan<byte> frames)
    {
        Put(frames, WavHeader.Length + written);
        written += frames.Length;
        if (written - headed >= HeadEvery)
            WriteHead();
    }

    /// <summary>What was written was heard: it was due.</summary>
    public void Flush()
    {
    }

    public void Close() => WriteHead();

    public void Drop() => Close();

    public void Dispose() => Finish();

    public ValueTask DisposeAsync()
    {
        Finish();
        return default;
    }

    private void Finish()
    {
        using var finished = file;
        if (!refused)
            WriteHead();
        file = null;
    }

    private void WriteHead()
    {
        if (file is null)
            return;
        Span<byte> head = stackalloc byte[WavHeader.Length];
        WavHeader.Write(head, format, written);
        Put(head, 0);
        headed = written;
    }

    /// <summary>
    /// Straight to the file, so that a head never tells of frames that are not there. A file that refused once is not
    /// tried again at its end: that would hide the reason, which its writer has been told.
    /// </summary>
    private void Put(ReadOnlySpan<byte> bytes, long at)
    {
        Invariant.Holds(file is not null);
        refused = true;
        RandomAccess.Write(file, bytes, at);
        refused = false;
    }
}
