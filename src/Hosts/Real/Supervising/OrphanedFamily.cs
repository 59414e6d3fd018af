using Holdover.Hosts.Real.Supervising.Processes;
using Holdover.Supervisor;

namespace Holdover.Hosts.Real.Supervising;

/// <summary>What the child of a supervisor that was killed has started, and what that has started: all that bears its mark, or descends from it and bears none.</summary>
public static class OrphanedFamily
{
    /// <summary>For what cannot be killed nobody is waited for.</summary>
    private static readonly TimeSpan EndMax = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>Kills all of it, when its supervisor is dead; of one that lives, nothing.</summary>
    public static void End(string text)
    {
        if (SupervisorMark.Parse(text) is not { } mark)
            return;
        for (var spent = TimeSpan.Zero; spent < EndMax; spent += Look)
        {
            var left = mark.IsDead ? Members(mark) : null;
            if (left?.Count == 0)
                return;
            left?.ForEach(Kill);
            Thread.Sleep(Look);
        }
    }

    private static void Kill(ProcessRef process)
    {
        using var handle = ProcessHandle.Open(process);
        handle?.Signal(Libc.SignalKill);
    }

    private static List<ProcessRef> Members(SupervisorMark mark)
    {
        var table = ProcessTable.All().Where(entry => !entry.HasEnded).ToDictionary(entry => entry.Process.Id);
        return [.. table.Values.Where(entry => IsMember(entry, mark, table)).Select(entry => entry.Process)];
    }

    private static bool IsMember(ProcessEntry entry, SupervisorMark mark, Dictionary<int, ProcessEntry> table)
    {
        for (var generations = table.Count; generations > 0; generations--)
        {
            if (SupervisorMark.Of(entry.Process.Id) is { } theirs)
                return theirs.IsBySameAs(mark);
            if (!table.TryGetValue(entry.Parent, out entry))
                return false;
        }

        return false;
    }
}
