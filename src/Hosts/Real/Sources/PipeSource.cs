using Holdover.Sendspin;

namespace Holdover.Hosts.Real.Sources;

/// <summary>
/// Raw PCM from a pipe: 48 kHz, 16 bit, least byte first, stereo. A thread of its own reads it, because nobody can be
/// called back from a pipe that is silent; once enough is there the writer waits.
/// </summary>
public sealed class PipeSource : IAudioSource
{
    /// <summary>Bytes that are read ahead: a third of a second.</summary>
    private const int AheadMax = 1 << 16;

    private readonly object gate = new();
    private readonly Stream pipe;
    private readonly byte[] ahead = new byte[AheadMax];
    private int start;
    private int count;
    private bool hasEnded;
    private int interruptions;
    private IOException? failure;

    public PipeSource(Stream pipe)
    {
        this.pipe = pipe;
        new Thread(Pump) { IsBackground = true, Name = "pipe" }.Start();
    }

    public AudioFormat Format => AudioFormat.Standard;

    public long? Frames => null;

    public bool CanSeek => false;

    public string? Complaint => null;

    /// <exception cref="NotSupportedException">Always: what went by is gone.</exception>
    public void Seek(long frame) => throw new NotSupportedException("a pipe cannot go back");

    /// <summary>Waits until all that is asked for is there, or the end: so nothing is taken by a read that is interrupted.</summary>
    public int Read(Span<byte> pcm)
    {
        lock (gate)
        {
            var wanted = Math.Min(pcm.Length, AheadMax);
            for (var before = interruptions; count < wanted && !hasEnded; Monitor.Wait(gate))
            {
                if (interruptions != before)
                    throw new IOException("nothing came for too long");
            }

            if (failure is { } error && count == 0)
                throw new IOException(error.Message, error);
            var length = Math.Min(wanted, count);
            length -= length % Format.BytesPerFrame;
            for (var at = 0; at < length; at++)
                pcm[at] = ahead[(start + at) % AheadMax];
            (start, count) = ((start + length) % AheadMax, count - length);
            Monitor.PulseAll(gate);
            return length;
        }
    }

    public void Interrupt()
    {
        lock (gate)
        {
            interruptions++;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Its thread ends at the pipe's next word, or with the process.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            hasEnded = true;
            Monitor.PulseAll(gate);
        }
    }

    private void Pump()
    {
        try
        {
            while (FreeRoom() is { Length: > 0 } room && pipe.Read(room.Span) is > 0 and var read)
                Added(read);
        }
        catch (IOException error)
        {
            failure = error;
        }
        catch (ObjectDisposedException)
        {
            // Nobody reads any more.
        }

        lock (gate)
        {
            hasEnded = true;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Waits for room; none at the end.</summary>
    private Memory<byte> FreeRoom()
    {
        lock (gate)
        {
            while (count == AheadMax && !hasEnded)
                Monitor.Wait(gate);
            var from = (start + count) % AheadMax;
            return hasEnded ? default : ahead.AsMemory(from, Math.Min(AheadMax - from, AheadMax - count));
        }
    }

    private void Added(int length)
    {
        lock (gate)
        {
            count += length;
            Monitor.PulseAll(gate);
        }
    }
}
