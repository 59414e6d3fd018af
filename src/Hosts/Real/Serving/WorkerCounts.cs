using System.Runtime.InteropServices;

using Holdover.Hosts.Real.Web;
using Holdover.Party;

namespace Holdover.Hosts.Real.Serving;

/// <summary>
/// How many a worker serves, written where each of its party reads it, so that any of them can tell of all. Three numbers
/// of 8 bytes: its process id, listeners, connections.
/// </summary>
internal sealed class WorkerCounts : IDisposable
{
    private const int Count = 3;

    private readonly MappedFile file;

    public WorkerCounts(ServeFolder folder, int place)
    {
        file = new(folder.Counts(place), Count * sizeof(long));
        Write(0, 0);
    }

    /// <summary>Workers that live, by their places, as they are at this moment.</summary>
    public static IReadOnlyList<WorkerView> Read(ServeFolder folder)
    {
        var workers = new List<WorkerView>();
        Span<long> numbers = stackalloc long[Count];
        for (var place = 1; place <= WorkerLinks.CountMax; place++)
        {
            if (ChildFile.Read(folder.Child(place)) is not { IsAlive: true } child)
                continue;

            // Else they are those of one that was there before.
            var isItsOwn = MappedFile.TryRead(folder.Counts(place), MemoryMarshal.AsBytes(numbers)) && numbers[0] == child.Process.Id;
            workers.Add(new(place, child.Process.Id, isItsOwn ? (int)numbers[1] : 0, isItsOwn ? (int)numbers[2] : 0));
        }

        return workers;
    }

    public void Write(int listeners, int connections)
    {
        var numbers = MemoryMarshal.Cast<byte, long>(file.Bytes);
        (numbers[0], numbers[1], numbers[2]) = (Environment.ProcessId, listeners, connections);
    }

    public void Dispose() => file.Dispose();
}
