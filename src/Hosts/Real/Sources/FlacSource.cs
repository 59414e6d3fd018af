using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

using Holdover.Sendspin;

namespace Holdover.Hosts.Real.Sources;

/// <summary>
/// A FLAC file. Each block of it says where it belongs, so what is damaged is silence of the right length and what follows
/// is in its place, whether it was gone to or read up to.
/// </summary>
public sealed unsafe class FlacSource : IAudioSource
{
    /// <summary>A block that says it belongs farther away than this is damaged itself.</summary>
    private const int SilenceSecondsMax = 10;

    private readonly nint decoder;
    private readonly GCHandle self;
    private readonly DecodedPcm decoded = new();
    private FlacStreamInfo info;

    /// <summary>The frame after the last that was decoded.</summary>
    private long next;
    private long frames = long.MaxValue;
    private bool isDamaged;
    private bool isCutOff;

    /// <exception cref="LibraryMissingException">The machine has no libFLAC.</exception>
    /// <exception cref="InvalidDataException">It is no FLAC file that can be played.</exception>
    public FlacSource(string path)
    {
        FlacLibrary.Require();
        decoder = FlacLibrary.FLAC__stream_decoder_new();
        self = GCHandle.Alloc(this);
        try
        {
            var status = FlacLibrary.FLAC__stream_decoder_init_file(decoder, path, &Write, &Metadata, &Error, GCHandle.ToIntPtr(self));
            if (status != FlacLibrary.InitOk)
                throw new InvalidDataException($"libFLAC cannot begin with it (status {status})");
            if (FlacLibrary.FLAC__stream_decoder_process_until_end_of_metadata(decoder) == 0 || info.SampleRate == 0)
                throw new InvalidDataException("its FLAC head is damaged");
            Format = new(Codec.Pcm, (int)info.SampleRate, (int)info.Channels, 16);
            if (!Format.IsValid || info.TotalSamples > long.MaxValue)
                throw new InvalidDataException($"{Format.SampleRate} Hz with {Format.Channels} channels is out of bounds");
            if (info.TotalSamples == 0)
                Count();
            else
                frames = (long)info.TotalSamples;
            Tags = FlacTags.Read(path);
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

    public string? Complaint =>
        isCutOff ? $"it is cut off after {next / (double)Format.SampleRate:F1} s"
        : isDamaged ? "it is damaged, and what is damaged is silent"
        : null;

    /// <summary>By libFLAC's search if the file lets it, else by reading up to there.</summary>
    public void Seek(long frame)
    {
        decoded.Clear();
        if (frame >= frames)
        {
            next = frame;
            return;
        }

        next = frame;
        if (FlacLibrary.FLAC__stream_decoder_seek_absolute(decoder, (ulong)frame) != 0 && next > frame)
            return;
        ReadUpTo(frame);
    }

    public int Read(Span<byte> pcm)
    {
        while (decoded.IsEmpty)
        {
            if (next >= frames || !DecodeBlock())
                return 0;
        }

        return decoded.Take(pcm[..(pcm.Length - (pcm.Length % Format.BytesPerFrame))]);
    }

    public void Dispose()
    {
        FlacLibrary.FLAC__stream_decoder_delete(decoder);
        if (self.IsAllocated)
            self.Free();
    }

    /// <summary>What wrote into a pipe could not say how long it is.</summary>
    private void Count()
    {
        ReadUpTo(long.MaxValue - 1);
        ReadUpTo(0);
    }

    private void ReadUpTo(long frame)
    {
        decoded.Clear();
        next = 0;
        FlacLibrary.FLAC__stream_decoder_reset(decoder);
        while (next <= frame && DecodeBlock())
            decoded.Keep((int)Math.Max(next - frame, 0) * Format.BytesPerFrame);
    }

    /// <summary>False at the end, which is where the file ends, whatever its head says.</summary>
    private bool DecodeBlock()
    {
        var before = next;
        while (next == before)
        {
            var goesOn = FlacLibrary.FLAC__stream_decoder_process_single(decoder) != 0;
            if (next != before)
                break;
            if (goesOn && FlacLibrary.FLAC__stream_decoder_get_state(decoder) < FlacLibrary.StateEndOfStream)
                continue;
            isCutOff |= frames != long.MaxValue && next < frames;
            frames = next;
            return false;
        }

        return true;
    }

    /// <summary>Puts a block in its place. What is of before was read already; what is missing is silent.</summary>
    private bool Take(FlacFrame* frame, int** channels)
    {
        var (first, length) = (unchecked((long)frame->FirstSample), (int)frame->BlockSize);
        if (frame->Channels != info.Channels || frame->BitsPerSample is < 4 or > 32 || first < 0)
            return false;
        var end = Math.Min(first + length, frames);
        if (end <= next)
            return true;
        var missing = first - next;
        if (missing > 0)
        {
            isDamaged = true;
            if (missing > Format.SampleRate * SilenceSecondsMax)
                return true;
            decoded.AppendSilence((int)missing * Format.BytesPerFrame);
        }

        for (var at = (int)Math.Max(-missing, 0); at < end - first; at++)
        {
            for (var channel = 0; channel < Format.Channels; channel++)
                decoded.Append(channels[channel][at], (int)frame->BitsPerSample);
        }

        next = end;
        return true;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(nint decoder, FlacFrame* frame, int** channels, nint owner) =>
        Of(owner).Take(frame, channels) ? FlacLibrary.WriteContinue : FlacLibrary.WriteAbort;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Metadata(nint decoder, FlacStreamInfo* block, nint owner)
    {
        if (block->Type == FlacLibrary.MetadataStreamInfo)
            Of(owner).info = *block;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Error(nint decoder, int status, nint owner) => Of(owner).isDamaged = true;

    private static FlacSource Of(nint owner) => (FlacSource)GCHandle.FromIntPtr(owner).Target!;
}
