using System.Globalization;
using System.Security.Cryptography;
using System.Text;

using Holdover.Hosts.Real.Supervising.Processes;
using Holdover.Supervisor;

namespace Holdover.Hosts.Real.Supervising;

/// <summary>
/// What a supervisor leaves in the environment of its child, and so of all that the child starts: by it another knows
/// whose they were, whatever started them in between.
/// </summary>
/// <param name="Supervisor">The supervisor.</param>
/// <param name="Namespace">In which its process id counts.</param>
/// <param name="Task">What it was to keep alive: a digest, the same only for the same program with the same arguments on the same device.</param>
internal sealed record SupervisorMark(ProcessRef Supervisor, string Namespace, string Task)
{
    public const string Variable = "HOLDOVER_SUPERVISOR";

    public const string ProcessNamespace = "pid";

    private static readonly string OwnNamespace = ProcessTable.Namespace(Environment.ProcessId, ProcessNamespace) ?? "";

    /// <summary>Whether it is known that this supervisor lives no more: of one in another namespace it is not.</summary>
    public bool IsDead => Namespace == OwnNamespace && !ProcessTable.IsAlive(Supervisor);

    /// <summary>Whether the same supervisor left it, whatever it was to keep alive.</summary>
    public bool IsBySameAs(SupervisorMark other) => (Supervisor, Namespace) == (other.Supervisor, other.Namespace);

    /// <summary>Ours. Looks for the program, in file systems that may hang.</summary>
    public static SupervisorMark Own(IReadOnlyList<string> command, string device) =>
        new(ProcessTable.Self.Process, OwnNamespace, Digest([device, Executable.Find(command[0], out _) is { } program ? Path.GetFullPath(program.Path) : "", .. command.Skip(1)]));

    /// <summary>The mark of a process, or null.</summary>
    public static SupervisorMark? Of(int process) => Parse(ProcessTable.Variable(process, Variable));

    public static SupervisorMark? Parse(string? text) =>
        text?.Split(' ') is [var id, var startedAt, var name, var task]
            && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var supervisor)
            && long.TryParse(startedAt, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? new(new(supervisor, at), name, task)
            : null;

    public override string ToString() => $"{Supervisor.Id} {Supervisor.StartedAt} {Namespace} {Task}";

    /// <summary>An argument may hold anything but the 0 that ends it.</summary>
    private static string Digest(IEnumerable<string> words) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', words))));
}
