using Holdover.Sendspin;

namespace Holdover.Hosts.Real.Sources;

/// <summary>Whatever ffmpeg can read, as 48 kHz, 16 bit, stereo: files, which can be gone back in, and what is on the web, which cannot.</summary>
public sealed class FfmpegSource : IAudioSource
{
    private readonly FfmpegCommand command;
    private readonly Action<string> told;

    /// <summary>The first frame, by which it is known that there is music in it.</summary>
    private readonly byte[] first;
    private volatile FfmpegChild child;
    private bool isAtFirst = true;

    private FfmpegSource(FfmpegCommand command, bool canSeek, Action<string> told)
    {
        FfmpegCommand.Require();
        (this.command, CanSeek, this.told) = (command, canSeek, told);
        first = new byte[Format.BytesPerFrame];
        child = Start();
        try
        {
            if (child.Read(first) == 0)
                throw new InvalidDataException("there is no music in it");
        }
        catch
        {
            child.Dispose();
            throw;
        }
    }

    public AudioFormat Format => AudioFormat.Standard;

    /// <summary>Known when it was read to its end.</summary>
    public long? Frames => child.End is >= 0 and var end ? end / Format.BytesPerFrame : null;

    public bool CanSeek { get; }

    public string? Complaint => child.Complaint;

    /// <exception cref="LibraryMissingException">The machine has no ffmpeg.</exception>
    /// <exception cref="InvalidDataException">ffmpeg finds nothing in it that can be played.</exception>
    public static FfmpegSource OpenFile(string path, Action<string> told) => new(FfmpegCommand.OfFile(path), canSeek: true, told);

    /// <inheritdoc cref="OpenFile"/>
    public static FfmpegSource OpenUrl(string url, Action<string> told) => new(FfmpegCommand.OfUrl(url), canSeek: false, told);

    /// <summary>By decoding up to there.</summary>
    public void Seek(long frame)
    {
        var place = frame * Format.BytesPerFrame;
        if (place < child.Position)
        {
            child.Dispose();
            child = Start();
        }

        isAtFirst = false;
        child.Position = place;
    }

    public int Read(Span<byte> pcm)
    {
        if (!isAtFirst)
            return child.Read(pcm);
        isAtFirst = false;
        first.CopyTo(pcm);
        return first.Length;
    }

    public void Interrupt() => child.Interrupt();

    public void Dispose() => child.Dispose();

    private FfmpegChild Start() => new(command, isLive: !CanSeek, told);
}
