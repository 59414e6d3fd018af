using Holdover.Machines;

namespace Holdover.Party;

/// <summary>The chunks of a stream that follow each other without a hole: the newest end is added to, the oldest forgotten.</summary>
public sealed class ChunkRing : IEncodable
{
    /// <summary>Chunks at most: 6 s of 15 ms chunks, the shortest that the protocol knows.</summary>
    public const int CountMax = 400;

    private readonly ChunkRef[] chunks = new ChunkRef[CountMax];
    private int oldest;
    private int count;

    /// <summary>The number of the first frame that is held.</summary>
    public long First { get; private set; }

    /// <summary>The number of the frame after the last that is held.</summary>
    public long End { get; private set; }

    public bool IsFull => count == CountMax;

    public bool IsEmpty => count == 0;

    public void Clear(long first)
    {
        (oldest, count) = (0, 0);
        (First, End) = (first, first);
    }

    public void Add(in ChunkRef chunk)
    {
        Invariant.Holds(!IsFull && chunk.Frames > 0);
        chunks[(oldest + count) % CountMax] = chunk;
        count++;
        End += chunk.Frames;
    }

    public ChunkRef RemoveOldest()
    {
        Invariant.Holds(!IsEmpty);
        var chunk = chunks[oldest];
        oldest = (oldest + 1) % CountMax;
        count--;
        First += chunk.Frames;
        return chunk;
    }

    /// <summary>The newest chunk.</summary>
    public ref readonly ChunkRef Last
    {
        get
        {
            Invariant.Holds(!IsEmpty);
            return ref chunks[(oldest + count - 1) % CountMax];
        }
    }

    /// <summary>The one chunk that holds a frame, and the number of its first frame.</summary>
    public ref readonly ChunkRef ChunkAt(long frame, out long first)
    {
        Invariant.Holds(frame >= First && frame < End);
        var index = count;
        first = End;
        while (first > frame)
            first -= chunks[(oldest + --index) % CountMax].Frames;
        return ref chunks[(oldest + index) % CountMax];
    }

    /// <summary>The piece of the one chunk that holds a frame, from that frame on and no longer than asked for.</summary>
    public ChunkPiece PieceAt(long frame, long framesMax)
    {
        ref readonly var chunk = ref ChunkAt(frame, out var first);
        var offset = (int)(frame - first);
        return new(chunk.Handle, offset, (int)Math.Min(chunk.Frames - offset, framesMax));
    }

    public void CopyTo(ChunkRing other)
    {
        for (var index = 0; index < count; index++)
            other.chunks[(oldest + index) % CountMax] = chunks[(oldest + index) % CountMax];
        (other.oldest, other.count, other.First, other.End) = (oldest, count, First, End);
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var first = First;
        codec.Count(ref count, CountMax);
        codec.Value(ref first);
        (First, End) = (first, first);
        for (var index = 0; index < count; index++)
        {
            ref var chunk = ref chunks[(oldest + index) % CountMax];
            chunk.Encode(ref codec);

            // Foreign bytes may hold any number: they give a value that is wrong, not an exception.
            End = unchecked(End + chunk.Frames);
        }
    }
}
