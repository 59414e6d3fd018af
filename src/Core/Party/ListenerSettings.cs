using Holdover.Machines;

namespace Holdover.Party;

/// <summary>The spans of a listener's connection.</summary>
public sealed record ListenerSettings
{
    public static readonly ListenerSettings Default = new();

    public Duration HelloMax { get; init; } = Duration.FromSeconds(5);

    public Duration StateMax { get; init; } = Duration.FromSeconds(5);

    /// <summary>What is sent at once, so that sound can begin.</summary>
    public Duration Prime { get; init; } = Duration.FromMilliseconds(500);

    /// <summary>How long the rest waits for the first clock burst.</summary>
    public Duration ClockMax { get; init; } = Duration.FromMilliseconds(300);

    /// <summary>Probes of a burst; sendspin-js sends 8.</summary>
    public int ClockProbes { get; init; } = 8;

    /// <summary>How many times faster than real time a listener catches up.</summary>
    public int CatchUpFactor { get; init; } = 4;

    /// <summary>One portion while catching up.</summary>
    public Duration Portion { get; init; } = Duration.FromMilliseconds(100);

    /// <summary>
    /// The first frame for a newcomer is due no sooner than this from now: 250 ms that a player wants to be ahead, and
    /// 200 ms of delay between its output and its ear, the defaults of sendspin-js.
    /// </summary>
    public Duration Floor { get; init; } = Duration.FromMilliseconds(450);

    /// <summary>How long a connection may lag behind the stream once it was full, before it is closed: players come back in a second.</summary>
    public Duration SlowMax { get; init; } = Duration.FromSeconds(10);

    public string? Problem() =>
        new[] { HelloMax, StateMax, Prime, ClockMax, Portion, Floor, SlowMax }.Min() <= Duration.Zero ? "every span must be more than 0"
        : CatchUpFactor < 1 ? "catching up slower than real time never ends"
        : ClockProbes < 1 ? "a burst has at least one probe"
        : null;
}
