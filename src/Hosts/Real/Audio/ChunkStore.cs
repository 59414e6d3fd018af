namespace Holdover.Hosts.Real.Audio;

/// <summary>Chunks by handle: what machines name, the host finds here. A handle lives while somebody holds it.</summary>
public sealed class ChunkStore
{
    private readonly Lock gate = new();
    private readonly List<(Chunk? Chunk, int Holds)> entries = [];
    private readonly Stack<int> free = [];
    private readonly Stack<Chunk> used = [];

    /// <summary>Handles that are held now.</summary>
    internal int Count
    {
        get
        {
            lock (gate)
                return entries.Count - free.Count;
        }
    }

    public Chunk this[int handle]
    {
        get
        {
            lock (gate)
                return entries[handle].Chunk ?? throw new InvariantException($"chunk {handle} was released");
        }
    }

    /// <summary>A chunk for <see cref="Add"/>; one that was let go here before, if there is one, so that nothing is allocated.</summary>
    public Chunk Rent(int length)
    {
        Chunk? chunk;
        lock (gate)
            _ = used.TryPop(out chunk);
        if (chunk is null)
            return Chunk.Rent(length);
        chunk.Fill(length);
        return chunk;
    }

    /// <summary>Keeps a chunk that the caller holds; the hold passes to the store and ends with <see cref="Release"/>.</summary>
    public int Add(Chunk chunk)
    {
        lock (gate)
        {
            if (!free.TryPop(out var handle))
            {
                handle = entries.Count;
                entries.Add(default);
            }

            entries[handle] = (chunk, 1);
            return handle;
        }
    }

    /// <summary>Keeps a handle for one more <see cref="Release"/>.</summary>
    public void Hold(int handle)
    {
        lock (gate)
        {
            var (chunk, holds) = entries[handle];
            Invariant.Holds(chunk is not null);
            entries[handle] = (chunk, holds + 1);
        }
    }

    public void Release(int handle)
    {
        lock (gate)
        {
            var (chunk, holds) = entries[handle];
            Invariant.Holds(chunk is not null);
            entries[handle] = holds > 1 ? (chunk, holds - 1) : default;
            if (holds > 1)
                return;
            free.Push(handle);
            if (chunk.LetGo())
                used.Push(chunk);
        }
    }
}
