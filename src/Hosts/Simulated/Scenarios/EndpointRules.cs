using Holdover.Dealer;
using Holdover.Endpoint;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What may happen to a speaker that an account owns in a scenario.</summary>
/// <param name="Wishes">How often each <see cref="EndpointWish"/> may be wanted, in their order.</param>
/// <param name="WishesMax">Wishes in all.</param>
/// <param name="Budget">Faults in all.</param>
/// <param name="Faults">Kinds of fault.</param>
internal sealed record EndpointRules(IReadOnlyList<int> Wishes, int WishesMax, int Budget, params IReadOnlyList<EndpointFault> Faults)
{
    public static readonly BootId Boot = new(1, 1);

    /// <summary>Whether the server lets a stream play as soon as another owner is served; otherwise that is a wish.</summary>
    public bool StreamsAtOnce { get; init; }

    /// <summary>
    /// Whether a stream has sound, which comes to its end, and the speaker learns the server's clock. Then time stands still
    /// once all is well and nothing sounds: what would follow is a clock that is known ever less exactly.
    /// </summary>
    public bool HasSound { get; init; }

    private static readonly Duration Span = Duration.FromSeconds(4);

    /// <summary>
    /// Production settings of which every wait is a multiple of one span, so that a space has few instants, and closes. A
    /// fixed throw of the dice takes half of a backoff. Names have one address, and who it is, is not asked twice.
    /// </summary>
    public static EndpointSettings Settings { get; } = new()
    {
        Boot = Boot,
        Session = new()
        {
            ResolveMax = Span, ConnectMax = Span, AddressMax = Span, GreetingMax = Span, CloseMax = Span,
            FirstRetryMax = Span * 2, BackoffInitial = Span * 2, BackoffMax = Span * 2, FastWindow = Span, RejoinTriesMax = 1,
            SilenceOtherwise = Span, ProbeOtherwise = Span, SilenceWhilePlaying = Span, ProbeWhilePlaying = Span,
        },
        Dealer = new()
        {
            ResolveMax = Span, ConnectMax = Span, AddressMax = Span, IdMax = Span, CloseMax = Span, PingPeriod = Span, PongMax = Span / 2,
            PutDebounce = Span, PutMax = Span, PutRetry = Span, AnswerMax = Span,
            FirstRetryMax = Span * 2, BackoffInitial = Span * 2, BackoffMax = Span * 2,
        },

        // Nobody answers clock probes here: the clock has scenarios of its own. What plays is a request that is open.
        Playback = new() { BurstProbes = 1, BurstPeriodYoung = Span, BurstPeriod = Span, ProbeAnswerMax = Span },
    };

    public EndpointSettings Speaker => HasSound ? Sounding : Settings;

    /// <summary>When the sound of a track begins, after it was sent, and how long it lasts.</summary>
    public static Duration SoundLead => Span;

    public static Duration SoundLength => Span * 2;

    private static EndpointSettings Sounding { get; } = Settings with
    {
        Playback = new()
        {
            RenderPeriod = Span, BurstProbes = 1, BurstPeriodYoung = Duration.FromSeconds(3_600), BurstPeriod = Duration.FromSeconds(3_600),
            ProbeAnswerMax = Span, GapMax = Span * 2, OutputRetryPeriod = Span,
        },
    };

    public int TimesOf(EndpointWish wish) => (int)wish < Wishes.Count ? Wishes[(int)wish] : 0;
}
