using Holdover.Hosts.Real.Audio;
using Holdover.Hosts.Real.Sources;
using Holdover.Party;

namespace Holdover.Hosts.Real.Party;

/// <summary>
/// An open source, read somewhat further than was asked for: what is asked for next is mostly there, and is given where
/// it is asked for. One flow reads, whoever asks; of those who ask while it reads the last is answered, for the one before
/// has lost patience.
/// </summary>
/// <param name="reader">Disposed of here.</param>
/// <param name="start">Begins the flow.</param>
/// <param name="answer">Told what came of the reading that was asked for last: a chunk, none at the end, or what is wrong.</param>
internal sealed class SourceAhead(ChunkReader reader, Action<Action> start, Action<SourceEpoch, Chunk?, IOException?> answer) : IDisposable
{
    /// <summary>Chunks that are read ahead: what is decoded in one go.</summary>
    private const int CountMax = 5;

    private readonly Lock gate = new();
    private readonly Queue<(long From, int Count, Chunk? Chunk, IOException? Error)> ahead = [];
    private (SourceEpoch Source, long From, int Count)? wanted;
    private (SourceEpoch Source, long From, int Count) next;
    private bool isAtEnd = true;
    private bool isReading;
    private bool isInterrupted;
    private bool isDisposed;

    public ChunkReader Reader => reader;

    /// <summary>What comes of reading from a frame on, at once if it was read already; else it is answered later. What cannot go back gives the next that it has.</summary>
    public bool TryRead(SourceEpoch source, long from, int count, out Chunk? chunk, out IOException? error)
    {
        lock (gate)
        {
            while (ahead.TryDequeue(out var first))
            {
                (chunk, error) = (first.Chunk, first.Error);
                if (ahead.Count == 0)
                    Begin();
                if (!reader.CanSeek || (first.From, first.Count) == (from, count))
                    return true;
                chunk?.LetGo();
            }

            (chunk, error) = (null, null);
            if (isDisposed)
                return false;
            wanted = (source, from, count);
            Begin();
            return false;
        }
    }

    /// <summary>What it waits for now fails.</summary>
    public void Interrupt()
    {
        lock (gate)
            isInterrupted = isReading;
        reader.Interrupt();
    }

    public void Dispose()
    {
        lock (gate)
        {
            (isDisposed, wanted) = (true, null);
            while (ahead.TryDequeue(out var first))
                first.Chunk?.LetGo();
        }

        reader.Dispose();
    }

    private void Begin()
    {
        if (isReading)
            return;
        isReading = true;
        start(Read);
    }

    private void Read()
    {
        while (Next() is { } place)
        {
            Chunk? chunk = null;
            IOException? error = null;
            try
            {
                chunk = reader.ReadChunk(place.From, place.Count);
            }
            catch (IOException failed)
            {
                error = failed;
            }

            if (Take(in place, chunk, error) is { } source)
                answer(source, chunk, error);
        }
    }

    /// <summary>What was asked for, or what will be; nothing if enough is there.</summary>
    private (SourceEpoch Source, long From, int Count)? Next()
    {
        lock (gate)
        {
            if (wanted is not null)
                return wanted;
            isReading = !isAtEnd && !isDisposed && ahead.Count < CountMax;
            return isReading ? next : null;
        }
    }

    /// <summary>
    /// Whom to answer with what was read; nobody if it is kept for whoever asks next, or of no use any more. What failed
    /// because it was interrupted says nothing to who asked after that: it is read again.
    /// </summary>
    private SourceEpoch? Take(in (SourceEpoch Source, long From, int Count) place, Chunk? chunk, IOException? error)
    {
        lock (gate)
        {
            next = (default, place.From + ((chunk?.Payload.Length ?? 0) / reader.Format.BytesPerFrame), place.Count);
            isAtEnd = chunk is null;
            var wasInterrupted = isInterrupted && error is not null;
            isInterrupted = false;
            if (wanted is { } asked && (error is null ? IsAt(in asked, in place) : !wasInterrupted || asked.Source == place.Source))
            {
                wanted = null;
                return asked.Source;
            }

            if (isDisposed || wanted is not null)
                chunk?.LetGo();
            else if (!wasInterrupted)
                ahead.Enqueue((place.From, place.Count, chunk, error));
            return null;
        }
    }

    private bool IsAt(in (SourceEpoch Source, long From, int Count) asked, in (SourceEpoch Source, long From, int Count) place) =>
        !reader.CanSeek || (asked.From, asked.Count) == (place.From, place.Count);
}
