using System.Text;

using Holdover.Endpoint;
using Holdover.Machines;
using Holdover.Party;
using Holdover.Storage;

namespace Holdover.Hosts.Simulated.Household;

/// <summary>A worker's mapped file of marks: it outlives the worker, but for the bytes of the write that a kill cut.</summary>
internal sealed class MarksOnDisk
{
    /// <summary>One a client, and those that a kill made nobody's: the key of a client who was new was being written.</summary>
    private const int SlotsCount = Home.ClientsCount + 32;

    private static readonly ulong[] Keys =
        [.. Enumerable.Range(0, Home.ClientsCount).Select(client => SentMarkFile.KeyOf(Encoding.UTF8.GetBytes($"client {client}")))];

    private readonly byte[] file = new byte[SentMarkFile.LengthOf(SlotsCount)];

    /// <summary>The slot of the client that was written last, as it was before that.</summary>
    private readonly byte[] slotBefore = new byte[SentMarkFile.SlotLength];
    private int last = -1;

    /// <summary>A worker begins: it goes on with what the one before it left, if that counts.</summary>
    public void Open(BootId boot)
    {
        if (SentMarkFile.Check(file, boot) != SealFault.None)
            SentMarkFile.Create(file, boot);
    }

    /// <summary>What was written of a client; nothing if nothing was, or if it counts for nothing.</summary>
    public SentMark Of(int client, BootId boot) =>
        SentMarkFile.Check(file, boot) == SealFault.None ? SentMarkFile.Read(file, SlotOf(client), Keys[client]) : default;

    public void Begin(int client, long end, MonotonicTime now) => SentMarkFile.WriteBefore(file, SlotToWrite(client), Keys[client], end, now);

    public void Commit(int client, long end, MonotonicTime now) => SentMarkFile.WriteAfter(file, SlotToWrite(client), Keys[client], end, now);

    public void Forget(int client, MonotonicTime now)
    {
        var mark = SentMarkFile.Read(file, SlotOf(client), Keys[client]);
        mark.Forget(now);
        Begin(client, mark.Before, now);
    }

    /// <summary>
    /// The worker is killed: after its last write, in it, or in the one with which it would have begun to send again.
    /// </summary>
    public void Cut(MonotonicTime now, ref Dice dice)
    {
        var (moment, cut) = (dice.Below(3), (int)dice.Below(SentMarkFile.SlotLength + 1));
        if (moment == 0 || last < 0)
            return;
        if (moment == 1)
            Begin(last, now.Microseconds, now);
        slotBefore.AsSpan(cut).CopyTo(SlotAt(SlotOf(last))[cut..]);
    }

    private int SlotOf(int client) => SentMarkFile.Find(file, Keys[client]);

    private int SlotToWrite(int client)
    {
        last = client;
        var slot = SlotOf(client);
        SlotAt(slot).CopyTo(slotBefore);
        return slot;
    }

    private Span<byte> SlotAt(int slot) => file.AsSpan(SentMarkFile.HeadLength + (slot * SentMarkFile.SlotLength), SentMarkFile.SlotLength);
}
