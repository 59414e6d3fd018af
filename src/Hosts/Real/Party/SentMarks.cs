using System.IO.MemoryMappedFiles;
using System.Text;

using Holdover.Endpoint;
using Holdover.Hosts.Real.Pump;
using Holdover.Machines;
using Holdover.Party;
using Holdover.Storage;

namespace Holdover.Hosts.Real.Party;

/// <summary>
/// The sent-through marks of a worker, mapped, and those that other workers of its party left. A worker has its file
/// locked for as long as it lives: so the others know that it does.
/// </summary>
internal sealed unsafe class SentMarks : IDisposable
{
    private static readonly int Length = SentMarkFile.LengthOf(SentMarkFile.SlotsMax);

    private readonly string path;
    private readonly BootId boot;
    private readonly MonotonicClock clock;
    private readonly MemoryMappedFile mapped;
    private readonly MemoryMappedViewAccessor view;
    private readonly byte* bytes;
    private readonly Lock gate = new();

    /// <param name="path">Ours: what an earlier worker of our place left is there.</param>
    /// <param name="boot">Of this run of the kernel.</param>
    /// <param name="clock">The machine-wide one.</param>
    /// <exception cref="IOException">It cannot be written, or another process of ours has it.</exception>
    public SentMarks(string path, BootId boot, MonotonicClock clock)
    {
        (this.path, this.boot, this.clock) = (path, boot, clock);
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        file.SetLength(Length);
        mapped = MemoryMappedFile.CreateFromFile(file, mapName: null, Length, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false);
        view = mapped.CreateViewAccessor(0, Length);
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref bytes);
        if (SentMarkFile.Check(File, boot) != SealFault.None)
            SentMarkFile.Create(File, boot);
    }

    public Span<byte> File => new(bytes, Length);

    /// <summary>How far a client was sent by a worker that is dead, or null if that is not known.</summary>
    public long? SentUntil(string client)
    {
        var key = KeyOf(client);
        var mark = Read(File, key);
        foreach (var other in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, "marks-*"))
            mark = other == path ? mark : mark.OrOf(ReadOther(other, key), IsAlive(other));
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

    public void Dispose()
    {
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
        mapped.Dispose();
    }

    private static ulong KeyOf(string client) => SentMarkFile.KeyOf(Encoding.UTF8.GetBytes(client));

    private static SentMark Read(ReadOnlySpan<byte> file, ulong key) =>
        SentMarkFile.Find(file, key) is >= 0 and var slot ? SentMarkFile.Read(file, slot, key) : default;

    /// <summary>As it is by now; one that cannot be read says nothing.</summary>
    private SentMark ReadOther(string other, ulong key)
    {
        try
        {
            var file = new byte[Length];
            using var handle = System.IO.File.OpenHandle(other, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return RandomAccess.Read(handle, file, 0) == Length && SentMarkFile.Check(file, boot) == SealFault.None ? Read(file, key) : default;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }

    private static bool IsAlive(string other)
    {
        try
        {
            System.IO.File.OpenHandle(other, FileMode.Open, FileAccess.Read, FileShare.Read).Dispose();
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
