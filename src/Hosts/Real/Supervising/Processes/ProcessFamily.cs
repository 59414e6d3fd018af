using System.Collections.Concurrent;

using Holdover.Supervisor;

namespace Holdover.Hosts.Real.Supervising.Processes;

/// <summary>
/// The children that we start. One thread that never ends starts them, since a child that is to die with its parent dies
/// with the thread that started it; another waits for them, and for what they leave behind, which becomes ours. So
/// nothing else in this process may start children, there is one family in it, and only one child at a time may own what
/// is left behind.
/// </summary>
internal sealed class ProcessFamily
{
    /// <summary>How long what a child left behind may take to die of a kill before it is left alone.</summary>
    private static readonly TimeSpan OrphansMax = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan LookMin = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan LookMax = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly Dictionary<int, (ChildProcess Child, Action<int> Ended)> children = [];
    private readonly BlockingCollection<Action> requests = [];
    private readonly AutoResetEvent born = new(false);

    private ProcessFamily()
    {
        // A parent that ignores the ends of its children hands that on, and then nobody could wait for ours.
        _ = Libc.signal(Libc.SignalChild, 0);
        _ = Libc.prctl(Libc.SetChildSubreaper, 1, 0, 0, 0);
        new Thread(StartAll) { IsBackground = true, Name = "spawn" }.Start();
        new Thread(ReapAll) { IsBackground = true, Name = "reap" }.Start();
    }

    /// <summary>That of this process, from its first use on.</summary>
    public static ProcessFamily Ours { get; } = new();

    /// <summary>Starts a child. None of what is called may block.</summary>
    /// <param name="request">What to start.</param>
    /// <param name="started">It is there.</param>
    /// <param name="failed">It could not be started, for this error number.</param>
    /// <param name="ended">It has ended, with all that is its own, after it was started; with an exit code as a shell has it.</param>
    public void Start(SpawnRequest request, Action<ChildProcess> started, Action<int> failed, Action<int> ended) =>
        requests.Add(() => StartNow(request, started, failed, ended));

    /// <summary>Sends a signal to a child and all that it started.</summary>
    public void Signal(ChildProcess child, ProcessSignal signal)
    {
        foreach (var process in MembersOf(child.Id))
            Send(process, signal.Number);
    }

    private static void Send(ProcessRef process, int signal)
    {
        using var handle = ProcessHandle.Open(process);
        handle?.Signal(signal);
    }

    private void StartAll()
    {
        foreach (var request in requests.GetConsumingEnumerable())
            request();
    }

    /// <summary>Under the lock, so that the end of a child is not seen before it is known.</summary>
    private void StartNow(SpawnRequest request, Action<ChildProcess> started, Action<int> failed, Action<int> ended)
    {
        lock (gate)
        {
            var askedAt = TimeProvider.System.GetTimestamp();
            var error = NativeSpawn.Start(request, out var id);
            if (error != 0)
            {
                failed(error);
                return;
            }

            var child = new ChildProcess(id, ProcessHandle.OpenOwn(id), request, askedAt);
            children.Add(id, (child, ended));
            started(child);
        }

        born.Set();
    }

    private void ReapAll()
    {
        while (true)
        {
            if (Wait(Libc.WaitAll, 0, Libc.WaitNoReap) is { } ended)
                Reap(ended.Id);
            else
                born.WaitOne();
        }
    }

    private void Reap(int id)
    {
        lock (gate)
        {
            var code = Wait(Libc.WaitOne, id, 0)?.Code ?? 0;
            if (children.Remove(id, out var known))
                _ = Task.Run(() => End(known.Child, () => known.Ended(code)));
        }
    }

    private async Task End(ChildProcess child, Action ended)
    {
        if (child.Request.OwnsOrphans)
            await EndOrphans(child);
        child.Close();
        ended();
    }

    /// <summary>What is left is killed, unless it was told to end together with the child and has time.</summary>
    private async Task EndOrphans(ChildProcess child)
    {
        var (look, killing) = (LookMin, TimeSpan.Zero);
        for (var left = MembersOf(child.Id); left.Count > 0 && killing < OrphansMax; left = MembersOf(child.Id))
        {
            if (!child.HasGrace)
            {
                left.ForEach(process => Send(process, Libc.SignalKill));
                killing += look;
            }

            await Task.Delay(look);
            look = look * 2 < LookMax ? look * 2 : LookMax;
        }
    }

    /// <summary>
    /// All that descends from us and not from another child: the child itself, what it started, and what it left behind.
    /// Under the lock, so that a child which is born meanwhile is not taken for one of these.
    /// </summary>
    private List<ProcessRef> MembersOf(int child)
    {
        HashSet<int> others;
        Dictionary<int, ProcessEntry> table;
        lock (gate)
        {
            others = [.. children.Keys.Where(id => id != child)];
            table = ProcessTable.All().ToDictionary(entry => entry.Process.Id);
        }

        return [.. table.Values.Where(entry => !entry.HasEnded && IsMember(entry, table, others)).Select(entry => entry.Process)];
    }

    private static bool IsMember(ProcessEntry entry, Dictionary<int, ProcessEntry> table, HashSet<int> others)
    {
        for (var generations = table.Count; generations > 0 && !others.Contains(entry.Process.Id); generations--)
        {
            if (entry.Parent == Environment.ProcessId)
                return true;
            if (!table.TryGetValue(entry.Parent, out entry))
                return false;
        }

        return false;
    }

    /// <summary>Waits until a child has ended; null if there is none.</summary>
    private static unsafe (int Id, int Code)? Wait(int kind, int id, int options)
    {
        var information = stackalloc byte[Libc.SignalInfoBytes];
        while (Libc.waitid(kind, id, information, Libc.WaitExited | options) != 0)
        {
            if (System.Runtime.InteropServices.Marshal.GetLastPInvokeError() != Libc.Interrupted)
                return null;
        }

        var status = *(int*)(information + Libc.SignalInfoStatus);
        var code = *(int*)(information + Libc.SignalInfoCode) == Libc.CodeExited ? status : ProcessSignal.ExitBase + status;
        return (*(int*)(information + Libc.SignalInfoProcess), code);
    }
}
