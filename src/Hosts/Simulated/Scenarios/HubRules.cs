using Holdover.Dealer;
using Holdover.Hub;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>A hub and a speaker's dealer with spans so round that the space closes.</summary>
/// <param name="Commands">How often the controller sends its one command: what is sent again is the same one.</param>
/// <param name="Takeovers">How often the phone takes over.</param>
/// <param name="Budget">Faults in all.</param>
internal sealed record HubRules(int Commands, int Takeovers, int Budget)
{
    /// <summary>To what the speaker subscribes, and what it handles.</summary>
    public const string Cluster = "hm://connect-state/v1/cluster";

    public const string Player = "hm://connect-state/v1/player";

    public static readonly TextId Account = new(1);
    public static readonly TextId Speaker = new(2);
    public static readonly TextId Phone = new(3);
    public static readonly SecretDigest Token = new(1, 0);

    public AccountSettings Hub { get; } = new()
    {
        MintMax = Duration.FromSeconds(1),
        QuietMax = Duration.FromSeconds(8),
        PongMax = Duration.FromSeconds(1),
        CommandMax = Duration.FromSeconds(3),
        LingerMax = Duration.FromSeconds(16),
    };

    public DealerSettings Dealer { get; } = new()
    {
        ResolveMax = Duration.FromSeconds(2),
        ConnectMax = Duration.FromSeconds(2),
        AddressMax = Duration.FromSeconds(2),
        IdMax = Duration.FromSeconds(2),
        PingPeriod = Duration.FromSeconds(4),
        PongMax = Duration.FromSeconds(1),
        PutDebounce = Duration.FromSeconds(1),
        PutMax = Duration.FromSeconds(2),
        PutRetry = Duration.FromSeconds(2),
        AnswerMax = Duration.FromSeconds(2),
        FirstRetryMax = Duration.FromSeconds(2),
        BackoffInitial = Duration.FromSeconds(2),
        BackoffMax = Duration.FromSeconds(2),
    };
}
