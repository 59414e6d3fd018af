using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>A session is opened, whatever goes wrong goes wrong, and its owner closes it at any moment.</summary>
internal sealed class SessionRecovery : SpeakerScenario
{
    private static readonly SpeakerRules Rules = new(
        [SpeakerRules.Owner(Duration.Zero), SpeakerRules.Owner(Duration.FromSeconds(12))],
        Closes: 1,
        Budget: 3,
        SpeakerFault.Fails,
        SpeakerFault.IsLate,
        SpeakerFault.IsLost,
        SpeakerFault.PeerCloses,
        SpeakerFault.TransportBreaks,
        SpeakerFault.FallsSilent,
        SpeakerFault.GoesAway,
        SpeakerFault.OldBreaks);

    public SessionRecovery()
        : base(Rules)
    {
        MustSometimes<SpeakerWorld>("gave up", world => world.Status == SessionStatus.GaveUp);
        MustSee("from a server that goes away to the next without a loss", SpeakerEvents.Migrated);
        MustSee("closed by its peer while it was up", SpeakerEvents.LostByPeer, 72);
        MustSee("a loss was an error, and then a close while the way back was under way", SpeakerEvents.ToldTwice, 74, 80);
        MustSee("after an error the way back began before the close came", SpeakerEvents.BackBeforeClose, 79);
        MustSee("the close of what was lost came when the next one was up", SpeakerEvents.ToldAfterNext, 89);
        MustSometimes<SpeakerWorld>("a rejoin was completed when its owner had closed", world => world is { Events: SpeakerEvents.CompletedAfterClose, Strategy: Strategy.Rejoin }, 81, 96);
        MustSee("an attempt began with the address after the one that did not serve", SpeakerEvents.BeginsWithTheNext, 21);
        MustSometimes<SpeakerWorld>("closed", world => world.Status == SessionStatus.Closed);
        foreach (var strategy in Enum.GetValues<Strategy>())
            MustSometimes<SpeakerWorld>($"connected by {strategy}", world => world.Status == SessionStatus.Connected && world.Strategy == strategy);
    }

    public override string Name => "session-recovery";

    public override string Summary => "a session comes back from every loss, or ends once and for all when asked to";
}
