using Holdover.Supervisor;

namespace Holdover.Tests.Property.Supervisor;

/// <summary>A supervisor and all that happens to it.</summary>
internal sealed record SupervisorCase(bool Gate, bool Heartbeat, ulong Seed, SupervisorCommand[] Commands)
{
    public SupervisorSettings Settings { get; } = new()
    {
        ProbeSilence = Gate ? SupervisorSettings.UsualProbeSilence : default,
        Heartbeat = Heartbeat ? SupervisorSettings.UsualHeartbeat : default,
        OnParentDeath = (OnParentDeath)(Seed % 2),
    };

    public override string ToString() =>
        $"{(Gate ? "gated, " : "")}{(Heartbeat ? "beating, " : "")}seed {Seed}: {string.Join("; ", Commands.AsEnumerable())}";
}
