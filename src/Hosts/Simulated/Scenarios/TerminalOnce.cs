using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>Patience ends, the owner closes, twice, and the last transition comes, in every order.</summary>
internal sealed class TerminalOnce : SpeakerScenario
{
    private static readonly SpeakerRules Rules = new(
        [SpeakerRules.Owner(Duration.FromSeconds(4))],
        Closes: 2,
        Budget: 4,
        SpeakerFault.Fails,
        SpeakerFault.IsLate,
        SpeakerFault.PeerCloses,
        SpeakerFault.GoesAway);

    public TerminalOnce()
        : base(Rules)
    {
        MustSometimes<SpeakerWorld>("gave up, and was asked to close after that", world => world.Status == SessionStatus.GaveUp && !world.MayBeClosed);
        MustSometimes<SpeakerWorld>("closed by its owner, who asked twice", world => world.Status == SessionStatus.Closed && !world.MayBeClosed);
        foreach (var status in Enum.GetValues<SessionStatus>().Except([SessionStatus.Refused]))
            MustSometimes<SpeakerWorld>($"closed inside the report of {status}", world => world.ClosedAfter == status);
        MustSometimes<SpeakerWorld>("connected", world => world.Status == SessionStatus.Connected);
    }

    public override string Name => "terminal-once";

    public override string Summary => "giving up, closing and the last transition, in every order, make one end";

    /// <summary>Who is not greeted loses patience, and that is as it should be.</summary>
    protected override IReadOnlyList<SpeakerPlant> Acting => [SpeakerPlant.DropAbort];
}
