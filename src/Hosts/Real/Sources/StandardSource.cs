using System.Runtime.InteropServices;

using Holdover.Sendspin;

namespace Holdover.Hosts.Real.Sources;

/// <summary>
/// A source of another rate, or with one channel, at 48 kHz and in stereo. What a resampler makes of a sample depends on where
/// it began. Therefore it begins anew at each section, a little before it, and ends a little behind: any frame comes out the
/// same every time, from wherever the source is read.
/// </summary>
public sealed class StandardSource : IAudioSource
{
    private const int SectionSeconds = 5;

    /// <summary>Before and behind a section: longer than any of the resampler's filters reach.</summary>
    private const int MarginSeconds = 1;

    private const long SectionFrames = SectionSeconds * 48_000L;

    private readonly IAudioSource source;
    private readonly int rate;

    /// <summary>What was read of the source, in stereo, and from which of its frames on.</summary>
    private readonly short[] input;
    private readonly short[] output;
    private readonly byte[] read;
    private long inputFirst;
    private int inputFrames;
    private long section = -1;
    private int offset;
    private int frames;
    private long next;

    private StandardSource(IAudioSource source)
    {
        this.source = source;
        rate = source.Format.SampleRate;
        input = new short[(SectionSeconds + (2 * MarginSeconds)) * rate * 2];
        output = new short[(SectionSeconds + (2 * MarginSeconds)) * 48_000 * 2];
        read = new byte[rate / 10 * source.Format.BytesPerFrame];
    }

    public AudioFormat Format => AudioFormat.Standard;

    public long? Frames => source.Frames is { } there ? Scaled(there) : null;

    public bool CanSeek => true;

    public TrackTags Tags => source.Tags;

    public string? Complaint => source.Complaint;

    /// <summary>A source as it is, if it is at 48 kHz and in stereo, or as if it were.</summary>
    /// <param name="source">Disposed of with what is given back, also if it is refused.</param>
    /// <exception cref="InvalidDataException">It has more than two channels.</exception>
    /// <exception cref="LibraryMissingException">The machine has no libsoxr.</exception>
    public static IAudioSource Of(IAudioSource source)
    {
        if (source.Format == AudioFormat.Standard)
            return source;
        try
        {
            if (source.Format.Channels > 2)
                throw new InvalidDataException($"it has {source.Format.Channels} channels, and only ffmpeg mixes them down");
            if (source.Format.SampleRate != AudioFormat.Standard.SampleRate)
                SoxrLibrary.Require();
            return new StandardSource(source);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    public void Seek(long frame) => next = frame;

    public int Read(Span<byte> pcm)
    {
        if (next / SectionFrames != section)
            Load(next / SectionFrames);
        var at = (int)(next - (section * SectionFrames));
        var length = Math.Min(pcm.Length / Format.BytesPerFrame, Math.Max(frames - at, 0));
        MemoryMarshal.AsBytes(output.AsSpan((offset + at) * 2, length * 2)).CopyTo(pcm);
        next += length;
        return length * Format.BytesPerFrame;
    }

    public void Interrupt() => source.Interrupt();

    public void Dispose() => source.Dispose();

    /// <summary>So many frames of the source, as frames of ours.</summary>
    private long Scaled(long there) => there * Format.SampleRate / rate;

    private void Load(long wanted)
    {
        section = -1;
        var seconds = Math.Max((wanted * SectionSeconds) - MarginSeconds, 0);
        ReadFrom(seconds * rate, (int)(((wanted + 1) * SectionSeconds) + MarginSeconds - seconds) * rate);
        var given = rate == Format.SampleRate ? Copy() : Resample();
        offset = (int)((wanted * SectionFrames) - (seconds * Format.SampleRate));
        var there = Scaled(inputFirst + inputFrames) - (wanted * SectionFrames);
        frames = (int)Math.Max(0, Math.Min(Math.Min(there, given - offset), SectionFrames));
        section = wanted;
    }

    /// <summary>Fills the input. What of it was read already for the section before is not read again.</summary>
    private void ReadFrom(long first, int count)
    {
        var (before, end) = (first - inputFirst, inputFirst + inputFrames);
        if (before >= 0 && first <= end && inputFrames > 0)
        {
            input.AsSpan((int)before * 2, (int)(end - first) * 2).CopyTo(input);
            inputFrames = (int)(end - first);
        }
        else
        {
            inputFrames = 0;
            source.Seek(first);
        }

        inputFirst = first;
        try
        {
            while (inputFrames < count && source.Read(read.AsSpan(0, (int)Math.Min(read.Length, (long)(count - inputFrames) * source.Format.BytesPerFrame))) is > 0 and var length)
                Take(MemoryMarshal.Cast<byte, short>(read.AsSpan(0, length)));
        }
        catch
        {
            inputFrames = 0;
            throw;
        }
    }

    private void Take(ReadOnlySpan<short> samples)
    {
        var room = input.AsSpan(inputFrames * 2);
        if (source.Format.Channels == 2)
            samples.CopyTo(room);
        for (var at = 0; source.Format.Channels == 1 && at < samples.Length; at++)
            room[2 * at] = room[(2 * at) + 1] = samples[at];
        inputFrames += samples.Length / source.Format.Channels;
    }

    private int Copy()
    {
        input.AsSpan(0, inputFrames * 2).CopyTo(output);
        return inputFrames;
    }

    /// <summary>All of the input at once; frames given.</summary>
    private unsafe int Resample()
    {
        var samples = new SoxrSamples();
        var resampler = SoxrLibrary.soxr_create(rate, Format.SampleRate, 2, out _, in samples, 0, 0);
        if (resampler == 0)
            throw new IOException($"libsoxr cannot bring it from {rate} Hz to {Format.SampleRate}");
        try
        {
            fixed (short* from = input, to = output)
            {
                var room = output.Length / 2;
                var failed = SoxrLibrary.soxr_process(resampler, (byte*)from, (nuint)inputFrames, out var taken, (byte*)to, (nuint)room, out var given);
                var ended = SoxrLibrary.soxr_process(resampler, null, 0, out _, (byte*)(to + (2 * (int)given)), (nuint)(room - (int)given), out var rest);
                return failed == 0 && ended == 0 && (int)taken == inputFrames ? (int)(given + rest) : throw new IOException("libsoxr failed");
            }
        }
        finally
        {
            SoxrLibrary.soxr_delete(resampler);
        }
    }
}
