using System.Globalization;

using Holdover.Hosts.Real.Supervising.Processes;
using Holdover.Supervisor;

namespace Holdover.Hosts.Real.Supervising;

/// <summary>What a supervisor leaves in the environment of its child, by which another knows whose child it was.</summary>
/// <param name="Supervisor">The supervisor.</param>
/// <param name="Namespace">In which its process id counts.</param>
internal sealed record SupervisorMark(ProcessRef Supervisor, string Namespace)
{
    public const string Variable = "HOLDOVER_SUPERVISOR";

    public const string ProcessNamespace = "pid";

    public static SupervisorMark Own { get; } = new(ProcessTable.Self.Process, ProcessTable.Namespace(Environment.ProcessId, ProcessNamespace) ?? "");

    /// <summary>Whether it is known that this supervisor lives no more: of one in another namespace it is not.</summary>
    public bool IsDead => Namespace == Own.Namespace && !ProcessTable.IsAlive(Supervisor);

    /// <summary>The mark of a process, or null.</summary>
    public static SupervisorMark? Of(int process) =>
        ProcessTable.Variable(process, Variable)?.Split(' ') is [var id, var startedAt, var name]
            && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var supervisor)
            && long.TryParse(startedAt, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? new(new(supervisor, at), name)
            : null;

    public override string ToString() => $"{Supervisor.Id} {Supervisor.StartedAt} {Namespace}";
}
