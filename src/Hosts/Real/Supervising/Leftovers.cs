using Holdover.Hosts.Real.Supervising.Processes;
using Holdover.Supervisor;

namespace Holdover.Hosts.Real.Supervising;

/// <summary>Looks for processes that may be a child like ours which another supervisor left behind, and says what is known of each.</summary>
internal sealed class Leftovers(SupervisorOptions options)
{
    private static readonly string[] Namespaces = [SupervisorMark.ProcessNamespace, "user", "mnt"];

    /// <summary>Every process with our child's executable, and what is known of it. Which of them may be ended is not decided here.</summary>
    public IEnumerable<(ProcessRef Process, StaleFacts Facts)> Find()
    {
        if (Executable.Find(options.Command[0], out _) is not { Image: { } image } program)
            return [];
        var table = ProcessTable.All().ToDictionary(entry => entry.Process.Id);
        return from entry in table.Values
               where !entry.HasEnded && ProcessTable.Executable(entry.Process.Id) == image
               orderby entry.Process.Id
               select (entry.Process, FactsOf(entry, program, table));
    }

    /// <summary>Ends exactly this one: told first, killed when it has had its time.</summary>
    public static void End(ProcessRef process, TimeSpan grace)
    {
        using var handle = ProcessHandle.Open(process);
        if (handle?.Signal(Libc.SignalTerminate) == true && !handle.HasEnded(grace))
            handle.Signal(Libc.SignalKill);
    }

    private StaleFacts FactsOf(ProcessEntry entry, Executable program, Dictionary<int, ProcessEntry> table)
    {
        var id = entry.Process.Id;
        var arguments = ProcessTable.Arguments(id);
        return new(
            SameUser: IsOurUser(id) && Namespaces.All(kind => IsOurNamespace(id, kind)),
            SameExecutable: program.Script is null || arguments.Contains(program.Script, StringComparer.Ordinal),
            SameDevice: DeviceArguments.AreSame(options.Command, arguments, options.Device),
            SupervisorDead: SupervisorMark.Of(id) is { IsDead: true },
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
