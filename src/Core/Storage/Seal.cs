using System.Buffers.Binary;

using Holdover.Machines;

namespace Holdover.Storage;

/// <summary>
/// The wrapper of everything that is written to disk and read back: a file that was cut at any byte, changed in any bit,
/// or written by somebody else is refused, never half-read. In order: "HOLDOVER", kind (2 bytes), version (2), length of
/// the payload (4), payload, and a hash of all before it (8); numbers are little-endian.
/// </summary>
public static class Seal
{
    /// <summary>Payload bytes at most: what we keep is small.</summary>
    public const int PayloadMax = 1 << 20;

    private const int HeadLength = 16;
    private const int HashLength = sizeof(ulong);

    private static ReadOnlySpan<byte> Magic => "HOLDOVER"u8;

    /// <summary>Bytes of a file with a payload of so many.</summary>
    public static int LengthOf(int payloadLength) => HeadLength + payloadLength + HashLength;

    /// <summary>Wraps a payload; the destination must have <see cref="LengthOf"/> bytes.</summary>
    public static void Write(SealKind kind, ushort version, ReadOnlySpan<byte> payload, Span<byte> destination)
    {
        Invariant.Holds(payload.Length <= PayloadMax);
        Invariant.Holds(destination.Length == LengthOf(payload.Length));
        Magic.CopyTo(destination);
        BinaryPrimitives.WriteUInt16LittleEndian(destination[8..], (ushort)kind);
        BinaryPrimitives.WriteUInt16LittleEndian(destination[10..], version);
        BinaryPrimitives.WriteInt32LittleEndian(destination[12..], payload.Length);
        payload.CopyTo(destination[HeadLength..]);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[^HashLength..], StableHash.Of(destination[..^HashLength]));
    }

    /// <summary>Unwraps a file. The payload is empty unless the result is <see cref="SealFault.None"/>.</summary>
    public static SealFault Open(SealKind kind, ushort version, ReadOnlySpan<byte> file, out ReadOnlySpan<byte> payload)
    {
        payload = default;
        if (!file.StartsWith(Magic[..Math.Min(file.Length, Magic.Length)]))
            return SealFault.Foreign;
        if (file.Length < HeadLength)
            return SealFault.Torn;
        if (BinaryPrimitives.ReadUInt16LittleEndian(file[8..]) != (ushort)kind)
            return SealFault.Foreign;
        if (BinaryPrimitives.ReadUInt16LittleEndian(file[10..]) != version)
            return SealFault.OtherVersion;
        var length = BinaryPrimitives.ReadInt32LittleEndian(file[12..]);
        if (length is < 0 or > PayloadMax)
            return SealFault.Damaged;
        if (file.Length != LengthOf(length))
            return SealFault.Torn;
        if (BinaryPrimitives.ReadUInt64LittleEndian(file[^HashLength..]) != StableHash.Of(file[..^HashLength]))
            return SealFault.Damaged;
        payload = file.Slice(HeadLength, length);
        return SealFault.None;
    }
}
