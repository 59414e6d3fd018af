using Holdover.Machines;
using Holdover.Supervisor;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What may happen to a supervisor in a scenario.</summary>
/// <param name="Interrupts">How often it is told to end.</param>
/// <param name="Signals">Signals that come for the child alone.</param>
/// <param name="Budget">Faults in all.</param>
/// <param name="Faults">Kinds of fault.</param>
internal sealed record SupervisorRules(int Interrupts, int Signals, int Budget, params SupervisorFault[] Faults)
{
    /// <summary>Production settings of which every span is one second or a few: so a space has few instants, and closes.</summary>
    public static SupervisorSettings Settings { get; } = new()
    {
        SpawnMax = Duration.FromSeconds(2),
        StableAfter = Duration.FromSeconds(3),
        BackoffInitial = Duration.FromSeconds(2),
        BackoffMax = Duration.FromSeconds(4),
        Heartbeat = Duration.FromSeconds(1),
        HeartbeatMax = Duration.FromSeconds(2),
        GraceMax = Duration.FromSeconds(2),
        KillMax = Duration.FromSeconds(2),
        ProbeSilence = Duration.FromSeconds(1),
        ProbeMax = Duration.FromSeconds(2),
        ProbePeriod = Duration.FromSeconds(2),
        StaleAfter = 2,
    };
}
