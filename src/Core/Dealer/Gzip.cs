using System.Buffers.Binary;
using System.IO.Compression;

namespace Holdover.Dealer;

/// <summary>Inflates what a peer sent, within bounds that are known before the first byte is.</summary>
public static class Gzip
{
    /// <summary>Bytes out.</summary>
    public const int BytesMax = 1 << 20;

    /// <summary>Bytes out for one in. JSON seldom reaches twenty.</summary>
    public const int RatioMax = 100;

    private const int MemberBytesMin = 18;

    /// <summary>
    /// Inflates one member. Its last four bytes say how long it is: that much is allocated, if it is allowed, and just as
    /// much must come. So what follows the member, or what is missing of it, is found out.
    /// </summary>
    public static PayloadError TryInflate(ReadOnlySpan<byte> member, out byte[] content)
    {
        content = [];
        if (member.Length < MemberBytesMin)
            return PayloadError.NotGzip;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(member[^sizeof(uint)..]);
        if (length > BytesMax || length > (long)member.Length * RatioMax)
            return PayloadError.TooLarge;
        var inflated = new byte[length];
        if (!TryInflate(member, inflated))
            return PayloadError.NotGzip;
        content = inflated;
        return PayloadError.None;
    }

    /// <summary>Whether the member fills just this room.</summary>
    private static bool TryInflate(ReadOnlySpan<byte> member, byte[] content)
    {
        try
        {
            using var stream = new GZipStream(new MemoryStream(member.ToArray()), CompressionMode.Decompress);
            return stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false) == content.Length && stream.ReadByte() < 0;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
