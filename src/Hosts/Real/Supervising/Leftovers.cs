using Holdover.Hosts.Real.Supervising.Processes;
using Holdover.Supervisor;

namespace Holdover.Hosts.Real.Supervising;

/// <summary>Looks for processes that may be a child like ours which another supervisor left behind, and says what is known of each.</summary>
internal sealed class Leftovers(SupervisorOptions options)
{
    private static readonly string[] Namespaces = [SupervisorMark.ProcessNamespace, "user", "mnt"];

    /// <summary>Every process with our child's executable or of a command that is just ours, and what is known of it. Which of them may be ended is not decided here.</summary>
    public IEnumerable<(ProcessRef Process, StaleFacts Facts)> Find()
    {
        if (Executable.Find(options.Command[0], out _) is not { Image: { } image } program)
            return [];
        var table = ProcessTable.All().ToDictionary(entry => entry.Process.Id);
        var task = SupervisorMark.Own(options.Command, options.Device).Task;
        return from entry in table.Values
               where !entry.HasEnded
               let mark = SupervisorMark.Of(entry.Process.Id)
               let isOfOurTask = mark?.Task == task
               where isOfOurTask || ProcessTable.Executable(entry.Process.Id) == image
               orderby entry.Process.Id
               select (entry.Process, FactsOf(entry, mark, isOfOurTask, program, table));
    }

    /// <summary>Ends exactly this one: told first, killed when it has had its time.</summary>
    public static void End(ProcessRef process, TimeSpan grace)
    {
        using var handle = ProcessHandle.Open(process);
        if (handle?.Signal(Libc.SignalTerminate) == true && !handle.HasEnded(grace))
            handle.Signal(Libc.SignalKill);
    }

    /// <summary>What was started for just our command on our device is a part of it, whatever its own executable and arguments are: a player below a shell.</summary>
    private StaleFacts FactsOf(ProcessEntry entry, SupervisorMark? mark, bool isOfOurTask, Executable program, Dictionary<int, ProcessEntry> table)
    {
        var id = entry.Process.Id;
        var arguments = ProcessTable.Arguments(id);
        return new(
            SameUser: IsOurUser(id) && Namespaces.All(kind => IsOurNamespace(id, kind)),
            SameExecutable: isOfOurTask || program.Script is null || arguments.Contains(program.Script, StringComparer.Ordinal),
            SameDevice: isOfOurTask || DeviceArguments.AreSame(options.Command, arguments, options.Device),
            SupervisorDead: mark is { IsDead: true },
            Ours: DescendsFromUs(entry, table));
    }

    private static bool IsOurUser(int id) => ProcessTable.Users(id) is { Length: > 0 } users && users.All(user => user == Libc.geteuid());

    private static bool IsOurNamespace(int id, string kind) =>
        ProcessTable.Namespace(id, kind) is { } theirs && theirs == ProcessTable.Namespace(Environment.ProcessId, kind);

    private static bool DescendsFromUs(ProcessEntry entry, Dictionary<int, ProcessEntry> table)
    {
        for (var generations = table.Count; generations > 0; generations--)
        {
            if (entry.Process.Id == Environment.ProcessId || entry.Parent == Environment.ProcessId)
                return true;
            if (!table.TryGetValue(entry.Parent, out entry))
                return false;
        }

        return false;
    }
}
