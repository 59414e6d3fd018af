using System.Text;

using Holdover.Endpoint;
using Holdover.Hosts.Real.Pump;
using Holdover.Hosts.Real.Serving;
using Holdover.Machines;
using Holdover.Party;
using Holdover.Storage;

namespace Holdover.Hosts.Real.Party;

/// <summary>
/// The sent-through marks of a worker, mapped, and those that other workers of its party left.
/// </summary>
internal sealed class SentMarks : IDisposable
{
    private static readonly int Length = SentMarkFile.LengthOf(SentMarkFile.SlotsMax);

    private readonly ServeFolder folder;
    private readonly int place;
    private readonly BootId boot;
    private readonly MonotonicClock clock;
    private readonly MappedFile mapped;
    private readonly Lock gate = new();

    /// <param name="folder">Where the marks of all workers are.</param>
    /// <param name="place">Ours: what an earlier worker of it left is there.</param>
    /// <param name="boot">Of this run of the kernel.</param>
    /// <param name="clock">The machine-wide one.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public SentMarks(ServeFolder folder, int place, BootId boot, MonotonicClock clock)
    {
        (this.folder, this.place, this.boot, this.clock) = (folder, place, boot, clock);
        mapped = new(folder.Marks(place), Length);
        if (SentMarkFile.Check(File, boot) != SealFault.None)
            SentMarkFile.Create(File, boot);
    }

    public Span<byte> File => mapped.Bytes;

    /// <summary>How far a client was sent by a worker that is dead, or null if that is not known.</summary>
    public long? SentUntil(string client)
    {
        var key = KeyOf(client);
        var mark = Read(File, key);
        for (var other = 1; other <= WorkerLinks.CountMax; other++)
        {
            if (other == place || !System.IO.File.Exists(folder.Marks(other)))
                continue;
            var theirs = ReadOther(folder.Marks(other), key);
            mark = mark.OrOf(theirs, IsWriterAlive(other, theirs.At));
        }

        return mark.Until;
    }

    /// <summary>The mark of a client that connects, or null if there is no room for one more.</summary>
    public ClientMark? Open(string client)
    {
        var key = KeyOf(client);
        lock (gate)
        {
            var slot = SentMarkFile.Find(File, key);
            if (slot < 0)
                return null;

            // One that is free is the client's from here on, or the next who comes would find it free, too.
            if (SentMarkFile.Read(File, slot, key).At == MonotonicTime.None)
                SentMarkFile.WriteBefore(File, slot, key, 1, clock.Now);
            return new(this, key, slot, clock);
        }
    }

    public void Dispose() => mapped.Dispose();

    private static ulong KeyOf(string client) => SentMarkFile.KeyOf(Encoding.UTF8.GetBytes(client));

    private static SentMark Read(ReadOnlySpan<byte> file, ulong key) =>
        SentMarkFile.Find(file, key) is >= 0 and var slot ? SentMarkFile.Read(file, slot, key) : default;

    /// <summary>As it is by now; one that cannot be read says nothing.</summary>
    private SentMark ReadOther(string other, ulong key)
    {
        var file = new byte[Length];
        return MappedFile.TryRead(other, file) && SentMarkFile.Check(file, boot) == SealFault.None ? Read(file, key) : default;
    }

    /// <summary>What was written before the process at that place began, one that is dead wrote.</summary>
    private bool IsWriterAlive(int other, MonotonicTime writtenAt) =>
        ChildFile.Read(folder.Child(other)) is { IsAlive: true } writer && writtenAt >= writer.Since;
}
