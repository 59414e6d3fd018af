using System.Buffers.Binary;
using System.Numerics;

namespace Holdover.Hosts.Real.Audio;

/// <summary>The checksum by which two processes know that they hold the same samples; processors have an instruction for it.</summary>
internal static class Crc32C
{
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var rest in bytes)
            crc = BitOperations.Crc32C(crc, rest);
        return ~crc;
    }
}
