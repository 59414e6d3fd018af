using System.Collections;

using Holdover.Hosts.Real.Supervising.Processes;
using Holdover.Supervisor;

namespace Holdover.Hosts.Real.Supervising;

/// <summary>How the supervised child is started.</summary>
internal static class ChildRequest
{
    /// <summary>
    /// Of util-linux. It asks the kernel to kill the process when its parent dies, and becomes the child. Nothing in
    /// posix_spawn can, and between a fork and what follows no managed code may run. Should the parent die in the
    /// instant before, the child lives on, as a leftover that a later supervisor recognises.
    /// </summary>
    public const string SetPrivileges = "setpriv";

    /// <summary>What the service manager says to us and not to the child.</summary>
    private static readonly string[] Withheld = [ServiceManager.SocketVariable, ServiceManager.WatchdogVariable, ServiceManager.WatchdogProcessVariable, SupervisorMark.Variable];

    /// <summary>The request for a command whose process is to bear a mark or none; null with an error number if there is no such program.</summary>
    public static SpawnRequest? For(IReadOnlyList<string> command, OnParentDeath fate, SupervisorMark? mark, out int errorNumber)
    {
        if (Executable.Find(command[0], out errorNumber) is not { } program)
            return null;
        SpawnRequest request = new(program.Path, command, [.. Environment(mark)])
        {
            OwnGroup = !Terminal.IsOurs(),
            OwnsOrphans = true,
        };
        return fate == OnParentDeath.Survive ? request
            : Executable.Find(SetPrivileges, out errorNumber) is not { } wrapper ? null
            : request with { Path = wrapper.Path, Arguments = [SetPrivileges, "--pdeathsig", "KILL", "--", .. command] };
    }

    /// <summary>Ours, for a process that we start and that is to bear a mark or none.</summary>
    public static IEnumerable<string> Environment(SupervisorMark? mark)
    {
        var own = from DictionaryEntry variable in System.Environment.GetEnvironmentVariables()
                  where !Withheld.Contains((string)variable.Key)
                  select $"{variable.Key}={variable.Value}";
        return mark is null ? own : own.Append($"{SupervisorMark.Variable}={mark}");
    }
}
