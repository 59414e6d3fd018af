using Holdover.Machines;

namespace Holdover.Dealer;

/// <summary>The spans of a dealer. The defaults are those of the machines' contract with their users.</summary>
public sealed record DealerSettings : IBackoffSettings
{
    public static readonly DealerSettings Default = new();

    /// <summary>Endpoint and token together.</summary>
    public Duration ResolveMax { get; init; } = Duration.FromSeconds(30);

    /// <summary>All addresses together.</summary>
    public Duration ConnectMax { get; init; } = Duration.FromSeconds(10);

    public Duration AddressMax { get; init; } = Duration.FromSeconds(3);

    /// <summary>From the open transport to the connection id.</summary>
    public Duration IdMax { get; init; } = Duration.FromSeconds(10);

    public Duration CloseMax { get; init; } = Duration.FromSeconds(3);

    public Duration PingPeriod { get; init; } = Duration.FromSeconds(30);

    public Duration PongMax { get; init; } = Duration.FromSeconds(3);

    /// <summary>From the first change to the put that tells of it, however many changes follow.</summary>
    public Duration PutDebounce { get; init; } = Duration.FromMilliseconds(200);

    public Duration PutMax { get; init; } = Duration.FromSeconds(10);

    public Duration PutRetry { get; init; } = Duration.FromSeconds(30);

    /// <summary>A request that its handler has not answered by then has failed.</summary>
    public Duration AnswerMax { get; init; } = Duration.FromSeconds(5);

    /// <summary>Requests that may wait for their handlers; a further one fails at once.</summary>
    public int OutstandingMax { get; init; } = OutstandingRequests.CountMax;

    /// <summary>The first retry after a healthy connection comes within this.</summary>
    public Duration FirstRetryMax { get; init; } = Duration.FromMilliseconds(250);

    /// <summary>First wait after a failure; a connection that lasts this long after it proved useful was healthy.</summary>
    public Duration BackoffInitial { get; init; } = Duration.FromSeconds(1);

    public int BackoffMultiplier { get; init; } = 2;

    public Duration BackoffMax { get; init; } = Duration.FromSeconds(30);

    /// <summary>Says what is wrong with these settings, or null. Unpaced retries would be a storm.</summary>
    public string? Problem() =>
        BackoffInitial <= Duration.Zero || FirstRetryMax <= Duration.Zero ? "a retry without a wait is a storm: the first retry and the initial backoff must be more than 0"
        : BackoffMultiplier < 1 ? "the backoff multiplier must be at least 1"
        : BackoffMax < BackoffInitial ? "the longest backoff must not be shorter than the initial one"
        : PongMax >= PingPeriod ? "a pong must be due before the next ping: silence would never be noticed"
        : OutstandingMax is < 1 or > OutstandingRequests.CountMax ? $"between 1 and {OutstandingRequests.CountMax} requests may wait for an answer"
        : new[] { ResolveMax, ConnectMax, AddressMax, IdMax, CloseMax, PongMax, PutDebounce, PutMax, PutRetry, AnswerMax }.Min() <= Duration.Zero
            ? "every wait must be more than 0"
        : null;
}
