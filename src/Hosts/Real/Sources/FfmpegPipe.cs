using System.IO.Pipes;

namespace Holdover.Hosts.Real.Sources;

/// <summary>What one ffmpeg process writes: its samples, and what it has to complain of.</summary>
internal sealed class FfmpegPipe : IDisposable
{
    /// <summary>How long its last words may take to be read when it has ended.</summary>
    private static readonly TimeSpan LastWordMax = TimeSpan.FromSeconds(1);

    private readonly AnonymousPipeServerStream samples = new(PipeDirection.In, HandleInheritability.None);
    private readonly AnonymousPipeServerStream errors = new(PipeDirection.In, HandleInheritability.None);
    private readonly PipeSource source;
    private readonly Thread listening;
    private volatile string? firstWord;
    private volatile string? lastWord;

    /// <param name="first">The place of the first byte that it writes.</param>
    public FfmpegPipe(long first)
    {
        Position = first;
        source = new(samples);
        listening = new(Listen) { IsBackground = true, Name = "ffmpeg" };
        listening.Start();
    }

    /// <summary>The place of the next byte that is read.</summary>
    public long Position { get; private set; }

    public System.Runtime.InteropServices.SafeHandle SamplesEnd => samples.ClientSafePipeHandle;

    public System.Runtime.InteropServices.SafeHandle ErrorsEnd => errors.ClientSafePipeHandle;

    /// <summary>The first that it complained of; null for nothing.</summary>
    public string? FirstWord => firstWord;

    /// <summary>What it said last, once it has ended; null for nothing.</summary>
    public string? LastWord()
    {
        listening.Join(LastWordMax);
        return lastWord;
    }

    /// <summary>It was handed its ends: ours would keep the pipes open when it is gone.</summary>
    public void HandOver()
    {
        samples.DisposeLocalCopyOfClientHandle();
        errors.DisposeLocalCopyOfClientHandle();
    }

    /// <summary>Reads from a place on, having passed over what comes before it; 0 at the end.</summary>
    public int ReadAt(long place, Span<byte> pcm)
    {
        Span<byte> passed = stackalloc byte[1 << 12];
        while (Position < place)
        {
            if (Advance(source.Read(passed[..(int)Math.Min(passed.Length, place - Position)])) == 0)
                return 0;
        }

        return Advance(source.Read(pcm));
    }

    public void Interrupt() => source.Interrupt();

    public void Dispose()
    {
        source.Dispose();
        samples.Dispose();
        errors.Dispose();
    }

    private int Advance(int length)
    {
        Position += length;
        return length;
    }

    private void Listen()
    {
        try
        {
            using var lines = new StreamReader(errors);
            while (lines.ReadLine() is { } line)
            {
                firstWord ??= line;
                lastWord = line;
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
        }
    }
}
