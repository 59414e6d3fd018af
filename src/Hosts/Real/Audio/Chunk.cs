using System.Buffers;

using Holdover.Hosts.Real.Network;
using Holdover.Sendspin;

namespace Holdover.Hosts.Real.Audio;

/// <summary>
/// The bytes of one chunk, with room before them for the wire's headers, so that it is framed once and sent to many.
/// Counted: it goes back to the pool when the last who holds it lets go.
/// </summary>
public sealed class Chunk
{
    /// <summary>Room before the samples.</summary>
    private const int HeadRoom = ServerFrame.HeadBytesMax + AudioFrame.HeaderLength;

    private byte[] buffer = [];
    private int length;
    private int holders;
    private bool framed;

    /// <summary>The same sound as it is encoded for some listeners; it lives as long as this.</summary>
    private (Chunk? Flac, Chunk? Opus) forms;

    public Memory<byte> Payload => buffer.AsMemory(HeadRoom, length);

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
        buffer = ArrayPool<byte>.Shared.Rent(HeadRoom + room);
        (length, holders, framed) = (room, 1, false);
    }

    /// <summary>The whole chunk as the bytes of the wire, a frame of a WebSocket. Its timestamp is the same for everybody.</summary>
    public ReadOnlyMemory<byte> Framed(long timestamp)
    {
        var bytes = AudioFrame.HeaderLength + length;
        var head = ServerFrame.HeadBytes(bytes);
        if (!framed)
        {
            ServerFrame.WriteHead(buffer.AsSpan(ServerFrame.HeadBytesMax - head), ServerFrame.Binary, bytes);
            AudioFrame.WriteHeader(buffer.AsSpan(ServerFrame.HeadBytesMax), timestamp);
        }

        framed = true;
        return buffer.AsMemory(ServerFrame.HeadBytesMax - head, head + bytes);
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
