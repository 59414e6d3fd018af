using Holdover.Endpoint;
using Holdover.Machines;
using Holdover.Playback;
using Holdover.Session;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What may happen to one speaker in a scenario.</summary>
/// <param name="Owners">The settings of its owner, each of whom may open it; the first to do so is it.</param>
/// <param name="Closes">How often it may be closed: at any time, inside the next report, or in the very instant in which something is due, before that.</param>
/// <param name="Budget">Faults in all.</param>
/// <param name="Faults">Kinds of fault.</param>
internal sealed record SpeakerRules(IReadOnlyList<EndpointSettings> Owners, int Closes, int Budget, params IReadOnlyList<SpeakerFault> Faults)
{
    /// <summary>Whether somebody reads the status late.</summary>
    public bool HasReader { get; init; }

    /// <summary>Addresses of the server's name.</summary>
    public const int Addresses = 2;

    /// <summary>
    /// Production settings of which every span is a few whole seconds: so a space has few instants, and closes. A fixed
    /// throw of the dice takes half of a wait.
    /// </summary>
    public static SessionSettings Session { get; } = new()
    {
        TokenMax = Duration.FromSeconds(4),
        ResolveMax = Duration.FromSeconds(4),
        ConnectMax = Duration.FromSeconds(3),
        AddressMax = Duration.FromSeconds(2),
        GreetingMax = Duration.FromSeconds(4),
        CloseMax = Duration.FromSeconds(2),
        FirstRetryMax = Duration.FromSeconds(2),
        BackoffInitial = Duration.FromSeconds(2),
        BackoffMax = Duration.FromSeconds(4),
        FastWindow = Duration.FromSeconds(6),
        RejoinTriesMax = 2,
        UrlCount = 2,
        SilenceOtherwise = Duration.FromSeconds(4),
        ProbeOtherwise = Duration.FromSeconds(2),
    };

    /// <summary>A player whose clock probes nobody answers here: the clock has scenarios of its own.</summary>
    public static PlaybackSettings Playback { get; } = new()
    {
        BurstProbes = 1,
        BurstPeriodYoung = Duration.FromSeconds(2),
        BurstPeriod = Duration.FromSeconds(2),
        ProbeAnswerMax = Duration.FromSeconds(2),
    };

    public static EndpointSettings Owner(Duration patience, bool needsToken = false) => new()
    {
        Session = Session with { Patience = patience, NeedsToken = needsToken }, Playback = Playback,
    };
}
