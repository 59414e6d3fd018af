using System.Buffers.Binary;

using Holdover.Endpoint;
using Holdover.Machines;
using Holdover.Storage;

namespace Holdover.Party;

/// <summary>
/// The sent-through marks of one worker process, in a small file that is mapped and so survives its death at any
/// instant. A sealed head says whose they are and how many, so that a file that was cut between two of them is known to
/// be short; then come slots of a fixed size, one a client, each with the two halves of its <see cref="SentMark"/>. A
/// half is the client's key, how far, when, and a hash of them, so that one that was torn is refused; what is refused is
/// not known. Marks count only once the worker that wrote them is dead: what a living one sent may still be on its way.
/// </summary>
public static class SentMarkFile
{
    public const ushort Version = 2;

    /// <summary>Clients at most: as many as a worker has connections.</summary>
    public const int SlotsMax = ListenerTable.CountMax;

    /// <summary>Bytes of a slot: a line of the processor's cache, so that no slot shares one.</summary>
    public const int SlotLength = 64;

    private const int HalfLength = SlotLength / 2;
    private const int HashedLength = 3 * sizeof(ulong);
    private const int CountLength = sizeof(int);
    private const int BootLength = 2 * sizeof(long);

    /// <summary>Bytes of the head.</summary>
    public static int HeadLength { get; } = Seal.LengthOf(CountLength + BootLength);

    public static int LengthOf(int slots) => HeadLength + (slots * SlotLength);

    /// <summary>The key of a client id. Two ids share one with a chance of 1 in 2^64, and then neither is harmed: their marks spoil each other.</summary>
    public static ulong KeyOf(ReadOnlySpan<byte> clientId) => Math.Max(StableHash.Of(clientId), 1);

    /// <summary>Makes an empty file of bytes; their number must be a <see cref="LengthOf"/>.</summary>
    public static void Create(Span<byte> file, BootId boot)
    {
        Invariant.Holds(file.Length >= HeadLength && (file.Length - HeadLength) % SlotLength == 0);
        Span<byte> payload = stackalloc byte[CountLength + BootLength];
        BinaryPrimitives.WriteInt32LittleEndian(payload, (file.Length - HeadLength) / SlotLength);
        BinaryPrimitives.WriteInt64LittleEndian(payload[CountLength..], boot.High);
        BinaryPrimitives.WriteInt64LittleEndian(payload[(CountLength + sizeof(long))..], boot.Low);
        file.Clear();
        Seal.Write(SealKind.SentMarks, Version, payload, file[..HeadLength]);
    }

    /// <summary>Why a file's marks count for nothing, or none. Those of another boot are of another clock.</summary>
    public static SealFault Check(ReadOnlySpan<byte> file, BootId boot)
    {
        var fault = Seal.Open(SealKind.SentMarks, Version, file[..Math.Min(file.Length, HeadLength)], out var payload);
        if (fault != SealFault.None)
            return fault;
        var slots = BinaryPrimitives.ReadInt32LittleEndian(payload);
        if (slots is < 0 or > SlotsMax)
            return SealFault.Damaged;
        if (file.Length != LengthOf(slots))
            return SealFault.Torn;
        var high = BinaryPrimitives.ReadInt64LittleEndian(payload[CountLength..]);
        var low = BinaryPrimitives.ReadInt64LittleEndian(payload[(CountLength + sizeof(long))..]);
        return new BootId(high, low) == boot ? SealFault.None : SealFault.Foreign;
    }

    /// <summary>The slot of a client, or a free one, or -1.</summary>
    public static int Find(ReadOnlySpan<byte> file, ulong key)
    {
        var free = -1;
        for (var slot = 0; HeadLength + ((slot + 1) * SlotLength) <= file.Length; slot++)
        {
            var bytes = SlotOf(file, slot);
            if (KeyAt(bytes) == key || KeyAt(bytes[HalfLength..]) == key)
                return slot;
            if (free < 0 && bytes.IndexOfAnyExcept((byte)0) < 0)
                free = slot;
        }

        return free;
    }

    /// <summary>A client's mark in a slot. What is torn, or another client's, is a sending that never ended.</summary>
    public static SentMark Read(ReadOnlySpan<byte> file, int slot, ulong key)
    {
        var bytes = SlotOf(file, slot);
        var isWhole = TryReadHalf(bytes, key, out var before, out var begun) & TryReadHalf(bytes[HalfLength..], key, out var after, out var ended);
        var at = MonotonicTime.Max(begun, ended);
        return isWhole ? new(before, after, at) : new(Math.Max(before, after) + 1, 0, at);
    }

    /// <summary>Writes what was before a sending; see <see cref="SentMark.Begin"/>.</summary>
    public static void WriteBefore(Span<byte> file, int slot, ulong key, long before, MonotonicTime now) => WriteHalf(SlotOf(file, slot), key, before, now);

    /// <summary>Writes what was after a sending; see <see cref="SentMark.Commit"/>.</summary>
    public static void WriteAfter(Span<byte> file, int slot, ulong key, long after, MonotonicTime now) => WriteHalf(SlotOf(file, slot)[HalfLength..], key, after, now);

    private static ReadOnlySpan<byte> SlotOf(ReadOnlySpan<byte> file, int slot) => file.Slice(HeadLength + (slot * SlotLength), SlotLength);

    private static Span<byte> SlotOf(Span<byte> file, int slot) => file.Slice(HeadLength + (slot * SlotLength), SlotLength);

    private static ulong KeyAt(ReadOnlySpan<byte> half) => BinaryPrimitives.ReadUInt64LittleEndian(half);

    private static ulong HashOf(ReadOnlySpan<byte> half) => StableHash.Of(half[..HashedLength]);

    private static void WriteHalf(Span<byte> half, ulong key, long instant, MonotonicTime now)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(half, key);
        BinaryPrimitives.WriteInt64LittleEndian(half[sizeof(ulong)..], instant);
        BinaryPrimitives.WriteInt64LittleEndian(half[(2 * sizeof(ulong))..], now.Microseconds);
        BinaryPrimitives.WriteUInt64LittleEndian(half[HashedLength..], HashOf(half));
    }

    private static bool TryReadHalf(ReadOnlySpan<byte> half, ulong key, out long instant, out MonotonicTime at)
    {
        var isWhole = KeyAt(half) == key && BinaryPrimitives.ReadUInt64LittleEndian(half[HashedLength..]) == HashOf(half);
        instant = isWhole ? BinaryPrimitives.ReadInt64LittleEndian(half[sizeof(ulong)..]) : 0;
        at = isWhole ? new(BinaryPrimitives.ReadInt64LittleEndian(half[(2 * sizeof(ulong))..])) : MonotonicTime.None;
        return isWhole;
    }
}
