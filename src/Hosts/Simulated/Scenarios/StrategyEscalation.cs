using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>Fast, rejoin and migrate fail, each at each of its steps, and the owner closes in the middle of it.</summary>
internal sealed class StrategyEscalation : SpeakerScenario
{
    private static readonly SpeakerRules Rules = new(
        [SpeakerRules.Owner(Duration.Zero)],
        Closes: 1,
        Budget: 8,
        SpeakerFault.Fails,
        SpeakerFault.IsLost,
        SpeakerFault.PeerCloses);

    public StrategyEscalation()
        : base(Rules)
    {
        foreach (var strategy in Enum.GetValues<Strategy>())
        {
            MustSometimes<SpeakerWorld>($"lost, with {strategy} to come", world => world.Status == SessionStatus.Disconnected && world.Strategy == strategy);
            MustSometimes<SpeakerWorld>($"connected by {strategy}", world => world.Status == SessionStatus.Connected && world.Strategy == strategy);
            MustSometimes<SpeakerWorld>($"closed during {strategy}", world => world.Status == SessionStatus.Closed && world.Strategy == strategy);
        }
    }

    public override string Name => "strategy-escalation";

    public override string Summary => "each way back fails at each of its steps; a close absorbs everything";
}
