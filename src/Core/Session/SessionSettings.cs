using Holdover.Machines;

namespace Holdover.Session;

/// <summary>The spans of a session. The defaults are those of the machines' contract with their users.</summary>
public sealed record SessionSettings : IBackoffSettings
{
    public static readonly SessionSettings Default = new();

    public Duration ResolveMax { get; init; } = Duration.FromSeconds(10);

    /// <summary>All addresses together.</summary>
    public Duration ConnectMax { get; init; } = Duration.FromSeconds(10);

    public Duration AddressMax { get; init; } = Duration.FromSeconds(3);

    /// <summary>From the open transport to the server's hello.</summary>
    public Duration GreetingMax { get; init; } = Duration.FromSeconds(10);

    public Duration CloseMax { get; init; } = Duration.FromSeconds(3);

    /// <summary>The first retry after a healthy session comes within this.</summary>
    public Duration FirstRetryMax { get; init; } = Duration.FromMilliseconds(250);

    /// <summary>First wait after a failure; a connection that lasts this long was healthy.</summary>
    public Duration BackoffInitial { get; init; } = Duration.FromSeconds(1);

    public int BackoffMultiplier { get; init; } = 2;

    public Duration BackoffMax { get; init; } = Duration.FromSeconds(30);

    /// <summary>How long after a loss a server is expected to remember us.</summary>
    public Duration FastWindow { get; init; } = Duration.FromSeconds(10);

    /// <summary>Rejoins that may fail before the next URL is tried.</summary>
    public int RejoinTriesMax { get; init; } = 3;

    /// <summary>URLs to go round when migrating.</summary>
    public int UrlCount { get; init; } = 1;

    public Duration SilenceWhilePlaying { get; init; } = Duration.FromMilliseconds(1_500);

    public Duration ProbeWhilePlaying { get; init; } = Duration.FromSeconds(1);

    public Duration SilenceOtherwise { get; init; } = Duration.FromSeconds(10);

    public Duration ProbeOtherwise { get; init; } = Duration.FromSeconds(10);

    /// <summary>How long to go on without a healthy session; zero is for ever.</summary>
    public Duration Patience { get; init; }

    /// <summary>Says what is wrong with these settings, or null. Unpaced retries would be a storm.</summary>
    public string? Problem() =>
        BackoffInitial <= Duration.Zero || FirstRetryMax <= Duration.Zero ? "a retry without a wait is a storm: the first retry and the initial backoff must be more than 0"
        : BackoffMultiplier < 1 ? "the backoff multiplier must be at least 1"
        : BackoffMax < BackoffInitial ? "the longest backoff must not be shorter than the initial one"
        : UrlCount < 1 ? "at least one URL is needed"
        : Patience < Duration.Zero ? "patience cannot be negative"
        : new[] { ResolveMax, ConnectMax, AddressMax, GreetingMax, CloseMax, SilenceWhilePlaying, ProbeWhilePlaying, SilenceOtherwise, ProbeOtherwise }.Min() <= Duration.Zero
            ? "every wait must be more than 0"
        : null;
}
