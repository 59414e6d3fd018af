using System.Buffers;

using Holdover.Sendspin;

namespace Holdover.Hosts.Real.Audio;

/// <summary>
/// The bytes of one chunk, with room before them for the wire's header, so that it is framed once and sent to many.
/// Counted: it goes back to the pool when the last who holds it lets go.
/// </summary>
public sealed class Chunk
{
    private byte[] buffer = [];
    private int length;
    private int holders;
    private bool framed;

    /// <summary>The same sound as it is encoded for some listeners; it lives as long as this.</summary>
    private (Chunk? Flac, Chunk? Opus) forms;

    public Memory<byte> Payload => buffer.AsMemory(AudioFrame.HeaderLength, length);

    /// <summary>Who holds it now, for tests: a hold that is never let go is a leak that nothing else shows.</summary>
    internal int Holders => Volatile.Read(ref holders);

    public static Chunk Rent(int length)
    {
        var chunk = new Chunk();
        chunk.Fill(length);
        return chunk;
    }

    /// <summary>Leaves only the beginning, before anybody has seen it.</summary>
    internal void Shorten(int to)
    {
        Invariant.Holds(to >= 0 && to <= length && !framed);
        length = to;
    }

    /// <summary>Makes a new chunk of one that nobody holds any more.</summary>
    internal void Fill(int room)
    {
        Invariant.Holds(holders == 0);
        buffer = ArrayPool<byte>.Shared.Rent(AudioFrame.HeaderLength + room);
        (length, holders, framed) = (room, 1, false);
    }

    /// <summary>The whole chunk as one frame of the wire. Its timestamp is the same for everybody.</summary>
    public ReadOnlyMemory<byte> Framed(long timestamp)
    {
        if (!framed)
            AudioFrame.WriteHeader(buffer, timestamp);
        framed = true;
        return buffer.AsMemory(0, AudioFrame.HeaderLength + length);
    }

    /// <summary>The same sound encoded, if it was already.</summary>
    internal Chunk? FormOf(Codec codec) => codec == Codec.Flac ? forms.Flac : forms.Opus;

    /// <summary>Keeps the same sound encoded; the caller's hold passes to this chunk.</summary>
    internal void Keep(Codec codec, Chunk form) => forms = codec == Codec.Flac ? (form, forms.Opus) : (forms.Flac, form);

    public void Hold() => Interlocked.Increment(ref holders);

    /// <summary>True for the last who lets go.</summary>
    public bool LetGo()
    {
        var left = Interlocked.Decrement(ref holders);
        Invariant.Holds(left >= 0);
        if (left > 0)
            return false;
        forms.Flac?.LetGo();
        forms.Opus?.LetGo();
        forms = default;
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        return true;
    }
}
