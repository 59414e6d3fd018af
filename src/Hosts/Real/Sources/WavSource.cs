using Holdover.Hosts.Real.Audio;
using Holdover.Sendspin;

namespace Holdover.Hosts.Real.Sources;

/// <summary>A WAV file of 16-bit PCM.</summary>
public sealed class WavSource : IAudioSource
{
    private readonly FileStream file;
    private readonly long first;
    private readonly long length;

    /// <param name="file">At its beginning; disposed of here, also if it is refused.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is no WAV file that can be played.</exception>
    public WavSource(FileStream file)
    {
        this.file = file;
        try
        {
            (Format, length) = WavHeader.Read(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }

        first = file.Position;
    }

    public AudioFormat Format { get; }

    public long? Frames => length / Format.BytesPerFrame;

    public bool CanSeek => true;

    public string? Complaint => null;

    public void Seek(long frame) => file.Position = first + Math.Min(frame * Format.BytesPerFrame, length);

    public int Read(Span<byte> pcm)
    {
        var there = (int)Math.Min(pcm.Length - (pcm.Length % Format.BytesPerFrame), first + length - file.Position);
        file.ReadExactly(pcm[..there]);
        return there;
    }

    public void Dispose() => file.Dispose();
}
