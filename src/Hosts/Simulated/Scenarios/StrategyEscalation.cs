using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>Fast, rejoin and migrate fail, each at each of its steps, and the owner closes in the middle of it.</summary>
internal sealed class StrategyEscalation : SpeakerScenario
{
    private static readonly SpeakerRules Rules = new(
        [SpeakerRules.Owner(Duration.Zero, needsToken: true)],
        Closes: 1,
        Budget: 8,
        SpeakerFault.Fails,
        SpeakerFault.IsLost,
        SpeakerFault.PeerCloses,
        SpeakerFault.GoesAway,
        SpeakerFault.OldBreaks);

    private static readonly FlightKind[] Steps = [FlightKind.Token, FlightKind.Resolve, FlightKind.Open, FlightKind.Greeting];

    public StrategyEscalation()
        : base(Rules)
    {
        MustSee("from a server that goes away to the next without a loss", SpeakerEvents.Migrated);
        MustSometimes<SpeakerWorld>("closed while migrating", world => world.ClosedAfter == SessionStatus.Connected && world.Strategy == Strategy.Migrate && world.IsMigrating);
        MustSee("lost while migrating", SpeakerEvents.LostMigrating);
        foreach (var step in Steps)
            MustSometimes<SpeakerWorld>($"migrating fails at {step}", world => world.Failed == step && world.IsMigrating);
        foreach (var strategy in Enum.GetValues<Strategy>())
        {
            MustSometimes<SpeakerWorld>($"lost, with {strategy} to come", world => world.Status == SessionStatus.Disconnected && world.Strategy == strategy);
            MustSometimes<SpeakerWorld>($"connected by {strategy}", world => world.Status == SessionStatus.Connected && world.Strategy == strategy, 76);
            foreach (var step in Steps)
                MustSometimes<SpeakerWorld>($"{strategy} fails at {step}", world => world.Failed == step && world.Strategy == strategy && !world.IsMigrating, 78);
            MustSometimes<SpeakerWorld>($"closed during {strategy}", world => world.Status == SessionStatus.Closed && world.Strategy == strategy);
        }
    }

    public override string Name => "strategy-escalation";

    public override string Summary => "each way back fails at each of its steps, servers go away; a close absorbs everything";
}
