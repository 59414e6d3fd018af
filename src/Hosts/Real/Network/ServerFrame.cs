using System.Buffers.Binary;

namespace Holdover.Hosts.Real.Network;

/// <summary>
/// The head of a frame that a server sends on a WebSocket (RFC 6455, 5.2). It has no mask: so the bytes of a frame are the
/// same for everybody.
/// </summary>
internal static class ServerFrame
{
    public const byte Text = 1;
    public const byte Binary = 2;

    public const int HeadBytesMax = 10;

    /// <summary>Of a frame that is all of its message.</summary>
    private const byte Final = 0x80;

    private const int LengthMaxOfOne = 125;
    private const byte LengthInTwo = 126;
    private const byte LengthInEight = 127;

    /// <summary>The bytes before so many of content.</summary>
    public static int HeadBytes(int length) => length <= LengthMaxOfOne ? 2 : length <= ushort.MaxValue ? 4 : HeadBytesMax;

    public static void WriteHead(Span<byte> destination, byte kind, int length)
    {
        destination[0] = (byte)(Final | kind);
        switch (HeadBytes(length))
        {
            case 2:
                destination[1] = (byte)length;
                break;
            case 4:
                destination[1] = LengthInTwo;
                BinaryPrimitives.WriteUInt16BigEndian(destination[2..], (ushort)length);
                break;
            default:
                destination[1] = LengthInEight;
                BinaryPrimitives.WriteInt64BigEndian(destination[2..], length);
                break;
        }
    }

    /// <summary>A whole frame of bytes that are nobody else's.</summary>
    public static byte[] Of(byte kind, ReadOnlySpan<byte> content)
    {
        var head = HeadBytes(content.Length);
        var frame = new byte[head + content.Length];
        WriteHead(frame, kind, content.Length);
        content.CopyTo(frame.AsSpan(head));
        return frame;
    }
}
