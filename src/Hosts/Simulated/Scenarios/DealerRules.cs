using Holdover.Dealer;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What may happen to a dealer in a scenario.</summary>
/// <param name="Wishes">How often what it puts changes, or a request comes, be it again.</param>
/// <param name="Budget">Faults in all.</param>
/// <param name="Faults">Kinds of fault.</param>
internal sealed record DealerRules(int Wishes, int Budget, params DealerFault[] Faults)
{
    /// <summary>How often somebody subscribes or handles, or leaves; then what comes are messages and requests, and nothing is put.</summary>
    public int Comings { get; init; }

    /// <summary>Addresses of the endpoint.</summary>
    public const int Addresses = 2;

    /// <summary>Production settings of which every span is two whole seconds or a few times as long: so a space has few instants, and closes.</summary>
    public static DealerSettings Settings { get; } = new()
    {
        ResolveMax = Duration.FromSeconds(4),
        ConnectMax = Duration.FromSeconds(3),
        AddressMax = Duration.FromSeconds(2),
        IdMax = Duration.FromSeconds(4),
        CloseMax = Duration.FromSeconds(1),
        PingPeriod = Duration.FromSeconds(4),
        PongMax = Duration.FromSeconds(2),
        PutDebounce = Duration.FromSeconds(4),
        PutMax = Duration.FromSeconds(2),
        PutRetry = Duration.FromSeconds(2),
        AnswerMax = Duration.FromSeconds(2),
        FirstRetryMax = Duration.FromSeconds(1),
        BackoffInitial = Duration.FromSeconds(2),
        BackoffMax = Duration.FromSeconds(4),
    };
}
