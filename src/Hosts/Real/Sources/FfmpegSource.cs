using Holdover.Sendspin;

namespace Holdover.Hosts.Real.Sources;

/// <summary>Whatever ffmpeg can read, as 48 kHz, 16 bit, stereo: files, which can be gone back in, and what is on the web, which cannot.</summary>
public sealed class FfmpegSource : IAudioSource
{
    /// <summary>More than is decoded ahead of what is heard: a pause takes that back, and going back begins anew otherwise.</summary>
    private const int RecentSeconds = 8;

    private readonly FfmpegCommand command;
    private readonly Action<string> told;
    private readonly RecentBytes recent;
    private readonly FfmpegProbe probe;
    private volatile FfmpegChild child;
    private long next;

    private FfmpegSource(FfmpegCommand command, bool canSeek, Action<string> told)
    {
        FfmpegCommand.Require();
        (this.command, CanSeek, this.told) = (command, canSeek, told);
        recent = new(RecentSeconds * Format.SampleRate * Format.BytesPerFrame);
        probe = new(command);
        child = Start();
        try
        {
            if (ReadOn(new byte[Format.BytesPerFrame]) == 0)
                throw new InvalidDataException("there is no music in it");
            probe.Wait();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public AudioFormat Format => AudioFormat.Standard;

    /// <summary>Known when it was read to its end.</summary>
    public long? Frames => child.End is >= 0 and var end ? end / Format.BytesPerFrame : null;

    public bool CanSeek { get; }

    public TrackTags Tags => probe.Tags;

    public string? Complaint => child.Complaint;

    /// <exception cref="LibraryMissingException">The machine has no ffmpeg.</exception>
    /// <exception cref="InvalidDataException">ffmpeg finds nothing in it that can be played.</exception>
    public static FfmpegSource OpenFile(string path, Action<string> told) => new(FfmpegCommand.OfFile(path), canSeek: true, told);

    /// <inheritdoc cref="OpenFile"/>
    public static FfmpegSource OpenUrl(string url, Action<string> told) => new(FfmpegCommand.OfUrl(url), canSeek: false, told);

    /// <summary>By decoding up to there, unless it was read just now.</summary>
    public void Seek(long frame)
    {
        next = frame * Format.BytesPerFrame;
        if (next >= recent.First && next <= recent.End)
            return;
        if (next < child.Position)
        {
            child.Dispose();
            child = Start();
        }

        child.Position = next;
        recent.Restart(next);
    }

    public int Read(Span<byte> pcm)
    {
        var length = next < recent.End ? recent.Read(next, pcm) : ReadOn(pcm);
        next += length;
        return length;
    }

    public void Interrupt() => child.Interrupt();

    public void Dispose()
    {
        probe.Dispose();
        child.Dispose();
    }

    private int ReadOn(Span<byte> pcm)
    {
        var length = child.Read(pcm);
        recent.Append(pcm[..length]);
        return length;
    }

    private FfmpegChild Start() => new(command, isLive: !CanSeek, told);
}
