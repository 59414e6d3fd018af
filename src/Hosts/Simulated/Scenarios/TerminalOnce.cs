using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>Patience ends, a token is refused, the owner closes, twice, inside of reports, too, and the last transition comes, in every order.</summary>
internal sealed class TerminalOnce : SpeakerScenario
{
    private static readonly SpeakerRules Rules = new(
        [SpeakerRules.Owner(Duration.FromSeconds(4), needsToken: true)],
        Closes: 2,
        Budget: 3,
        SpeakerFault.Fails,
        SpeakerFault.IsRefused,
        SpeakerFault.IsLate,
        SpeakerFault.PeerCloses,
        SpeakerFault.GoesAway)
    {
        HasReader = true,
    };

    public TerminalOnce()
        : base(Rules)
    {
        MustSometimes<SpeakerWorld>("gave up, and was asked to close after that", world => world.Status == SessionStatus.GaveUp && !world.MayBeClosed);
        MustSometimes<SpeakerWorld>("closed by its owner, who asked twice", world => world.Status == SessionStatus.Closed && !world.MayBeClosed, 97);
        MustSee("closed in the very instant in which patience would have ended", SpeakerEvents.ClosedAsGivingUp, 112);
        MustSee("patience ended while an attempt was under way", SpeakerEvents.GaveUpAttempting, 87);
        MustSee("closed inside the report of a loss", SpeakerEvents.LostByPeer | SpeakerEvents.ClosedInReport);
        foreach (var status in Enum.GetValues<SessionStatus>().Except([SessionStatus.Idle]))
        {
            MustSometimes<SpeakerWorld>($"closed after the report of {status}", world => world.ClosedAfter == status && world.Events != SpeakerEvents.ClosedInReport);
            MustSometimes<SpeakerWorld>($"closed inside the report of {status}", world => world.ClosedAfter == status && world.Events == SpeakerEvents.ClosedInReport, status == SessionStatus.GaveUp ? [112] : []);
        }

        MustAlways(LaggingReader.LastFirst, 95);
        MustAlways(LaggingReader.EndOnce, 95, 97);
        MustAlways(LaggingReader.NeverBack, 94);
        MustSee("a connection came up and was lost between two reads of who reads late", SpeakerEvents.ReadOnlyLoss, 94);
        MustEventually<SpeakerWorld>("who reads late knows of the end, or where the session is", world => world.IsReadUp, 95, 101);
        MustSee("the connection was lost and replaced between two reads of who reads late", SpeakerEvents.ReadReplaced, 101);
        MustSee("who reads late read the last transition when the end had been said", SpeakerEvents.ReadLastLate, 95);
        MustSee("who reads late closed inside of the last transition, when the end had been said", SpeakerEvents.ReadLastLate | SpeakerEvents.ClosedInRead, 95);
        MustSee("who reads late closed inside of the end", SpeakerEvents.ReadEnd | SpeakerEvents.ClosedInRead, 97);
        MustSometimes<SpeakerWorld>("connected", world => world.Status == SessionStatus.Connected);
    }

    public override string Name => "terminal-once";

    public override string Summary => "giving up, closing and the last transition, in every order, make one end";

    /// <summary>Who is not greeted loses patience, and that is as it should be.</summary>
    protected override IReadOnlyList<SpeakerPlant> Acting => [SpeakerPlant.DropAbort, SpeakerPlant.ForgetLast, SpeakerPlant.ReadAnew, SpeakerPlant.TwoCounters];
}
