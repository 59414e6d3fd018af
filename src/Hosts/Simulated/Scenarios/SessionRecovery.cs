using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>A session is opened, whatever goes wrong goes wrong, and its owner closes it at any moment.</summary>
internal sealed class SessionRecovery : SpeakerScenario
{
    private static readonly SpeakerRules Rules = new(
        [SpeakerRules.Owner(Duration.Zero), SpeakerRules.Owner(Duration.FromSeconds(12))],
        Closes: 1,
        Budget: 5,
        SpeakerFault.Fails,
        SpeakerFault.IsLate,
        SpeakerFault.IsLost,
        SpeakerFault.PeerCloses,
        SpeakerFault.TransportBreaks,
        SpeakerFault.FallsSilent);

    public SessionRecovery()
        : base(Rules)
    {
        MustAlways<SpeakerWorld>("a session that is over was told to be over", world => IsOver(world) == world.IsEnded);
        MustEventually<SpeakerWorld>("connected, or over if asked to be", HasWhatItsOwnerWants);
        MustSometimes<SpeakerWorld>("connected", world => world.Session == SessionState.Connected);
        MustSometimes<SpeakerWorld>("gave up", world => world.Session == SessionState.GaveUp);
        MustSometimes<SpeakerWorld>("closed", world => world.Session == SessionState.Closed);
        foreach (var strategy in Enum.GetValues<Strategy>())
            MustSometimes<SpeakerWorld>($"connected by {strategy}", world => world.Session == SessionState.Connected && world.Strategy == strategy);
    }

    public override string Name => "session-recovery";

    public override string Summary => "a session comes back from every loss, or ends once and for all when asked to";

    private static bool IsOver(SpeakerWorld world) => world.Session is SessionState.Closed or SessionState.GaveUp;

    private static bool HasWhatItsOwnerWants(SpeakerWorld world) =>
        IsOver(world) || (!world.WasClosedInTime && world.Session is SessionState.Idle or SessionState.Connected);
}
