using System.Runtime.InteropServices;

using Holdover.Hosts.Real.Party;
using Holdover.Hosts.Real.Web;
using Holdover.Party;

namespace Holdover.Hosts.Real.Serving;

/// <summary>
/// How many a worker serves, written where each of its party reads it, so that any of them can tell of all. Six numbers
/// of 8 bytes: its process id, listeners, connections, bytes sent, microseconds of sound that were dropped as late, and
/// listeners that were closed because they did not keep up.
/// </summary>
internal sealed class WorkerCounts : IDisposable
{
    private const int Count = 6;

    private readonly MappedFile file;

    public WorkerCounts(ServeFolder folder, int place)
    {
        file = new(folder.Counts(place), Count * sizeof(long));
        Write(0, 0, new());
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
            if (!isItsOwn)
                numbers.Clear();
            workers.Add(new(place, child.Process.Id, (int)numbers[1], (int)numbers[2], numbers[3], TimeSpan.FromMicroseconds(numbers[4]).TotalSeconds, numbers[5]));
        }

        return workers;
    }

    public void Write(int listeners, int connections, SentCounts sent)
    {
        var numbers = MemoryMarshal.Cast<byte, long>(file.Bytes);
        (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]) = (Environment.ProcessId, listeners, connections, sent.Bytes, (long)sent.Late.TotalMicroseconds, sent.Slow);
    }

    public void Dispose() => file.Dispose();
}
