using Holdover.Machines;
using Holdover.Party;
using Holdover.Supervisor;

namespace Holdover.Keeper;

/// <summary>The children of a keeper, and the bounds of its start.</summary>
public sealed record KeeperSettings
{
    public static readonly KeeperSettings Default = new();

    public int Workers { get; init; } = 1;

    /// <summary>How long children that live without a keeper may take to answer, and those that do not to end: music in buffers lasts longer.</summary>
    public Duration SearchMax { get; init; } = Duration.FromSeconds(3);

    /// <summary>A bind that takes longer hangs.</summary>
    public Duration BindMax { get; init; } = Duration.FromSeconds(5);

    /// <summary>By when one worker must have come up. Longer than two of them may take one after the other.</summary>
    public Duration StartUpMax { get; init; } = Duration.FromSeconds(30);

    /// <summary>When every worker failed so often in a row, and none is up, it is not chance.</summary>
    public int FailuresMax { get; init; } = 5;

    /// <summary>The coordinator's end may take as long as what it has sent ahead lasts.</summary>
    public SupervisorSettings Coordinator { get; init; } = Child with { GraceMax = Duration.FromSeconds(10) };

    public SupervisorSettings Worker { get; init; } = Child with { EndsWithSuccess = false };

    /// <summary>
    /// Children outlive their keeper, so that nobody hears it die. The first start after a death comes at once, however
    /// short the run was: the listeners' buffers are draining.
    /// </summary>
    private static SupervisorSettings Child => new()
    {
        OnParentDeath = OnParentDeath.Survive,
        Heartbeat = SupervisorSettings.UsualHeartbeat,
        ForgivesFirst = true,
        BackoffInitial = Duration.FromSeconds(1),
    };

    public string? Problem() =>
        Workers is < 1 or > WorkerLinks.CountMax ? $"there must be 1 to {WorkerLinks.CountMax} workers"
        : SearchMax <= Duration.Zero || BindMax <= Duration.Zero || StartUpMax <= Duration.Zero ? "every wait must be more than 0"
        : SearchMax <= Worker.HeartbeatMax ? "a child that lives must be given longer to answer than it takes to count as hung"
        : FailuresMax < 1 ? "a worker must fail at least once before it is given up"
        : Coordinator.Problem() ?? Worker.Problem();
}
