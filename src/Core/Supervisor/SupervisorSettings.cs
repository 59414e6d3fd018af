using Holdover.Machines;

namespace Holdover.Supervisor;

/// <summary>What a supervisor is to do for its child, and the spans of it.</summary>
public sealed record SupervisorSettings : IBackoffSettings
{
    /// <summary>Silence that tells a device that is granted from one that opens and then fails.</summary>
    public static readonly Duration UsualProbeSilence = Duration.FromSeconds(1);

    /// <summary>How often a child of ours gives a sign of life.</summary>
    public static readonly Duration UsualHeartbeat = Duration.FromMilliseconds(250);

    /// <summary>A child may fail each time its run has just counted: so often it can be started for ever, and no oftener.</summary>
    private static readonly Duration PaceMax = Duration.FromSeconds(2);

    public static readonly SupervisorSettings Default = new();

    public OnParentDeath OnParentDeath { get; init; } = OnParentDeath.Kill;

    /// <summary>Whether a child that exits with 0 has done what it was there for; one that serves never has.</summary>
    public bool EndsWithSuccess { get; init; } = true;

    /// <summary>From asking for a child until it is there; and, where it has a heartbeat, from there until the first.</summary>
    public Duration SpawnMax { get; init; } = Duration.FromSeconds(10);

    /// <summary>A run of this length was a good one: the next start comes at once, and the backoff begins anew.</summary>
    public Duration StableAfter { get; init; } = Duration.FromSeconds(10);

    /// <summary>The start after a stable run comes within this; zero is at once, which a stable run paces.</summary>
    public Duration FirstRetryMax { get; init; }

    /// <summary>Whether the start after the first of several failures in a row comes as if the run had been stable.</summary>
    public bool ForgivesFirst { get; init; }

    public Duration BackoffInitial { get; init; } = Duration.FromSeconds(2);

    public int BackoffMultiplier { get; init; } = 2;

    public Duration BackoffMax { get; init; } = Duration.FromSeconds(30);

    /// <summary>How often the child says that it lives; zero is a child that never says so.</summary>
    public Duration Heartbeat { get; init; }

    /// <summary>A child that says nothing for this long hangs.</summary>
    public Duration HeartbeatMax { get; init; } = Duration.FromMilliseconds(1_500);

    /// <summary>From telling a child to end until it is killed.</summary>
    public Duration GraceMax { get; init; } = Duration.FromSeconds(5);

    /// <summary>From killing a child until it must be gone; a child that is not is killed again.</summary>
    public Duration KillMax { get; init; } = Duration.FromSeconds(2);

    /// <summary>How long a probe plays silence to the device; zero is a child that needs no device and has no gate.</summary>
    public Duration ProbeSilence { get; init; }

    /// <summary>How long a whole probe may take.</summary>
    public Duration ProbeMax { get; init; } = Duration.FromSeconds(5);

    /// <summary>From a failed probe to the next; a search for leftovers has as long.</summary>
    public Duration ProbePeriod { get; init; } = Duration.FromSeconds(2);

    /// <summary>Probes that fail before a leftover is looked for.</summary>
    public int StaleAfter { get; init; } = 4;

    /// <summary>The shortest run that may count: as long as the first wait that it saves, unless that is longer than any pace need be.</summary>
    public Duration StableAfterMin => Duration.Min(BackoffInitial, PaceMax);

    /// <summary>Whether the child is started only when its device would be granted.</summary>
    public bool Gate => ProbeSilence > Duration.Zero;

    public bool HasHeartbeat => Heartbeat > Duration.Zero;

    /// <summary>Says what is wrong with these settings, or null. Unpaced starts or probes would be a storm.</summary>
    public string? Problem() =>
        BackoffInitial <= Duration.Zero ? "a start without a wait is a storm: the initial backoff must be more than 0"
        : BackoffMultiplier < 1 ? "the backoff multiplier must be at least 1"
        : BackoffMax < BackoffInitial ? "the longest backoff must not be shorter than the initial one"
        : new[] { SpawnMax, StableAfter, HeartbeatMax, GraceMax, KillMax, ProbeMax, ProbePeriod }.Min() <= Duration.Zero ? "every wait must be more than 0"
        : StableAfter < StableAfterMin ? "a start at once after a run that is shorter than the first backoff is a storm: a run must last longer to count"
        : new[] { FirstRetryMax, Heartbeat, ProbeSilence }.Min() < Duration.Zero ? "no span can be negative"
        : HeartbeatMax <= Heartbeat ? "a child must be allowed more time for a heartbeat than it takes for one"
        : ProbeMax <= ProbeSilence ? "a probe must be allowed more time than its silence takes"
        : StaleAfter < 1 ? "at least one probe must fail before a leftover is looked for"
        : null;
}
