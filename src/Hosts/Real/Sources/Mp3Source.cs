using Holdover.Sendspin;

namespace Holdover.Hosts.Real.Sources;

/// <summary>
/// An MP3 file. What its encoder put before and behind the music is left out. libmpg123 keeps a little of what it decoded
/// before, also through a seek, so that the last bits of a sample depend on the way there. Therefore it begins anew at
/// each section, be it gone to or read up to: any frame comes out the same every time.
/// </summary>
public sealed class Mp3Source : IAudioSource
{
    /// <summary>
    /// Blocks that are decoded before the one that is gone to, so that it comes out as if all had been: one may borrow 511
    /// bytes from those before it, which are 21 of the smallest.
    /// </summary>
    private const int BlocksBefore = 60;

    private const int SectionSeconds = 10;

    private readonly string path;
    private readonly nint decoder;
    private long sectionFirst;
    private long next;
    private long frames;

    /// <exception cref="LibraryMissingException">The machine has no libmpg123.</exception>
    /// <exception cref="InvalidDataException">It is no MP3 file that can be played.</exception>
    public Mp3Source(string path)
    {
        Mpg123Library.Require();
        this.path = path;
        decoder = Mpg123Library.mpg123_new(0, out _);
        try
        {
            Mpg123Library.mpg123_param(decoder, Mpg123Library.AddFlags, Mpg123Library.Quiet, 0);
            Mpg123Library.mpg123_param(decoder, Mpg123Library.PreFrames, BlocksBefore, 0);
            Mpg123Library.mpg123_param(decoder, Mpg123Library.ResyncLimit, -1, 0);
            Demand(Mpg123Library.mpg123_open(decoder, path));
            Demand(Mpg123Library.mpg123_getformat(decoder, out var rate, out var channels, out _));
            Format = new(Codec.Pcm, (int)rate, channels, 16);
            if (!Format.IsValid)
                throw new InvalidDataException($"{Format.SampleRate} Hz with {Format.Channels} channels is out of bounds");
            Demand(Mpg123Library.mpg123_format_none(decoder));
            Demand(Mpg123Library.mpg123_format(decoder, rate, channels, Mpg123Library.EncodingSigned16));
            Demand(Mpg123Library.mpg123_scan(decoder));
            frames = Mpg123Library.mpg123_length(decoder);
            Tags = Mp3Tags.Read(decoder);
            if (frames <= 0 || !TryBegin(0))
                throw new InvalidDataException("there is no music in it");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public AudioFormat Format { get; }

    public long? Frames => frames;

    public bool CanSeek => true;

    public TrackTags Tags { get; }

    public string? Complaint { get; private set; }

    public void Seek(long frame)
    {
        if (frame >= frames)
        {
            next = frame;
            return;
        }

        if (!TryBegin(frame - (frame % SectionFrames)))
            throw new IOException($"libmpg123 cannot go to frame {frame}: {Mpg123Library.Describe(decoder)}");
        Span<byte> passed = stackalloc byte[4096];
        while (next < frame && Read(passed[..(int)Math.Min(passed.Length, (frame - next) * Format.BytesPerFrame)]) > 0)
            continue;
    }

    public int Read(Span<byte> pcm)
    {
        if (next >= frames)
            return 0;
        if (next == sectionFirst + SectionFrames && !TryBegin(next))
            return End(Mpg123Library.Describe(decoder));
        var left = Math.Min(frames, sectionFirst + SectionFrames) - next;
        var wanted = Math.Min(pcm.Length / Format.BytesPerFrame, left) * Format.BytesPerFrame;
        while (true)
        {
            var result = Mpg123Library.mpg123_read(decoder, pcm, (nuint)wanted, out var done);
            next += (long)done / Format.BytesPerFrame;
            if (done > 0)
                return (int)done;
            if (result is not (Mpg123Library.Ok or Mpg123Library.NewFormat))
                return End(result == Mpg123Library.Done ? "it is cut off" : Mpg123Library.Describe(decoder));
        }
    }

    public void Dispose() => Mpg123Library.mpg123_delete(decoder);

    private long SectionFrames => (long)SectionSeconds * Format.SampleRate;

    /// <summary>Begins anew at a section.</summary>
    private bool TryBegin(long frame)
    {
        _ = Mpg123Library.mpg123_close(decoder);
        (sectionFirst, next) = (frame, frame);
        return Mpg123Library.mpg123_open(decoder, path) == Mpg123Library.Ok
            && Mpg123Library.mpg123_scan(decoder) == Mpg123Library.Ok
            && Mpg123Library.mpg123_seek(decoder, (nint)frame, Mpg123Library.SeekSet) == frame;
    }

    /// <summary>It ends here, whatever was thought of its length.</summary>
    private int End(string reason)
    {
        Complaint = $"it ends after {next / (double)Format.SampleRate:F1} s of {frames / (double)Format.SampleRate:F1} s: {reason}";
        frames = next;
        return 0;
    }

    private void Demand(int result)
    {
        if (result != Mpg123Library.Ok)
            throw new InvalidDataException($"libmpg123 cannot begin with it: {Mpg123Library.Describe(decoder)}");
    }
}
