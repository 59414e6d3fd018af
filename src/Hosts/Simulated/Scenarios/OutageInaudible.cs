using Holdover.Hosts.Simulated.Exploring;
using Holdover.Session;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>A party plays a short piece to one speaker over a link with which everything may go wrong.</summary>
internal sealed class OutageInaudible : PlantedScenario<LinkPlant>
{
    private static readonly LinkRules Rules = new(Chunks: 3, Budget: 2);

    public OutageInaudible()
    {
        MustEventually<LinkWorld>("the piece is played to its end, or was over before the speaker heard of it", world => !world.IsWanted || world.IsPlayed || world.WasMissed);
        MustAlways(Listening.Twice);
        MustAlways(Listening.WholeWhileBuffered);
        MustAlways(Listening.SilenceFits);
        MustAlways(SessionObserver.OneTransport);
        MustAlways(SessionObserver.LossOnce);
        MustSometimes<LinkWorld>("every frame was heard", world => world.IsPlayed && world.Heard == Rules.Frames);
        MustSometimes<LinkWorld>("the buffer ran empty", world => world.HearsSilence);
        MustSometimes<LinkWorld>("an outage while there was sound", world => world.Heard > 0 && world.Status == SessionStatus.Disconnected);
    }

    public override string Name => "outage-inaudible";

    public override string Summary => "an outage that is shorter than the buffer is not heard, whenever it comes";

    public override IReadOnlyList<string> Alphabet => ["the party serves and the speaker opens", $"a source of {Rules.Chunks} chunks"];

    public override IReadOnlyList<string> Faults =>
    [
        "the link is cut and loses what is unread", "the same, and the party learns of it later", "the link is held up", "resolving or opening is refused", $"{Rules.Budget} in all",
    ];

    protected override World CreateWorld(LinkPlant plant, int? budget) => new LinkWorld(Rules with { Budget = budget ?? Rules.Budget }, plant);
}
