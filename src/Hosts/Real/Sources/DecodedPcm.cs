using System.Buffers.Binary;

namespace Holdover.Hosts.Real.Sources;

/// <summary>16-bit samples that are decoded and not yet read.</summary>
internal sealed class DecodedPcm
{
    private byte[] bytes = new byte[1 << 15];
    private int start;
    private int end;

    public bool IsEmpty => start == end;

    public void Clear() => (start, end) = (0, 0);

    /// <summary>Forgets all but so many of the last bytes.</summary>
    public void Keep(int last)
    {
        start = Math.Max(start, end - last);
        if (IsEmpty)
            Clear();
    }

    public void AppendSilence(int length)
    {
        Room(length).Clear();
        end += length;
    }

    /// <summary>Appends a sample of any width, rounded to 16 bits. One that is wider than it says is cut: a damaged file may hold any.</summary>
    public void Append(int sample, int bits)
    {
        var rounded = bits <= 16 ? (long)sample << (16 - bits) : (sample + (1L << (bits - 17))) >> (bits - 16);
        BinaryPrimitives.WriteInt16LittleEndian(Room(sizeof(short)), (short)Math.Clamp(rounded, short.MinValue, short.MaxValue));
        end += sizeof(short);
    }

    /// <summary>Moves what there is, as far as there is room for it.</summary>
    public int Take(Span<byte> room)
    {
        var length = Math.Min(room.Length, end - start);
        bytes.AsSpan(start, length).CopyTo(room);
        start += length;
        if (IsEmpty)
            Clear();
        return length;
    }

    private Span<byte> Room(int length)
    {
        if (end + length > bytes.Length)
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, end + length));
        return bytes.AsSpan(end, length);
    }
}
