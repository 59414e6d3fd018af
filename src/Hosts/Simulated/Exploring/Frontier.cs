using System.Buffers.Binary;

namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>
/// The states that were found and not gone on from, written exactly: the only ones that are kept whole. First in, first
/// out goes through a space breadth-first; last in, first out, depth-first.
/// </summary>
/// <param name="depthFirst">Whether the last in is the first out.</param>
/// <param name="bytesMax">Bytes that it holds at most.</param>
internal sealed class Frontier(bool depthFirst, int bytesMax)
{
    /// <summary>Before the bytes and again after them, so that an entry can be read from either end.</summary>
    private const int MarkBytes = 2 * sizeof(int) + sizeof(ushort);

    private byte[] buffer = new byte[Math.Min(bytesMax, 1 << 16)];
    private int start;
    private int end;

    public bool IsEmpty => start == end;

    public long Bytes => buffer.LongLength;

    /// <summary>Keeps a state; false if there is no room for it.</summary>
    public bool TryAdd(int state, int depth, ReadOnlySpan<byte> bytes)
    {
        if (!TryReserve(bytes.Length + (2 * MarkBytes)))
            return false;
        Mark(state, depth, bytes.Length);
        bytes.CopyTo(buffer.AsSpan(end));
        end += bytes.Length;
        Mark(state, depth, bytes.Length);
        return true;
    }

    /// <summary>Takes the next; its bytes stay readable until the next is added.</summary>
    public ReadOnlySpan<byte> Take(out int state, out int depth)
    {
        Invariant.Holds(!IsEmpty);
        var mark = buffer.AsSpan(depthFirst ? end - MarkBytes : start);
        state = BinaryPrimitives.ReadInt32LittleEndian(mark);
        depth = BinaryPrimitives.ReadInt32LittleEndian(mark[sizeof(int)..]);
        var length = BinaryPrimitives.ReadUInt16LittleEndian(mark[(2 * sizeof(int))..]);
        var whole = length + (2 * MarkBytes);
        var from = depthFirst ? end - whole : start;
        if (depthFirst)
            end -= whole;
        else
            start += whole;
        return buffer.AsSpan(from + MarkBytes, length);
    }

    private void Mark(int state, int depth, int length)
    {
        var mark = buffer.AsSpan(end);
        BinaryPrimitives.WriteInt32LittleEndian(mark, state);
        BinaryPrimitives.WriteInt32LittleEndian(mark[sizeof(int)..], depth);
        BinaryPrimitives.WriteUInt16LittleEndian(mark[(2 * sizeof(int))..], (ushort)length);
        end += MarkBytes;
    }

    /// <summary>Moves what is left to the front before it takes more room: the frontier shrinks as often as it grows.</summary>
    private bool TryReserve(int bytes)
    {
        if (bytes <= buffer.Length - end)
            return true;
        var held = end - start;
        var target = held + bytes > buffer.Length / 2 ? new byte[(int)Math.Min(buffer.Length * 2L, bytesMax)] : buffer;
        buffer.AsSpan(start, held).CopyTo(target);
        (buffer, start, end) = (target, 0, held);
        return bytes <= buffer.Length - end;
    }
}
