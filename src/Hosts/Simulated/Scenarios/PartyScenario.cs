using Holdover.Hosts.Simulated.Exploring;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>A scenario about a party of several processes. That nobody hears a frame twice or a hole is watched at every step.</summary>
internal abstract class PartyScenario : PlantedScenario<PartyPlant>
{
    private readonly PartyRules rules;
    private readonly string listeners;

    protected PartyScenario(PartyRules rules, string listeners)
    {
        (this.rules, this.listeners) = (rules, listeners);
        MustEventually<PartyWorld>("the piece comes to its end, and everybody is there", world => !world.IsBegun || (world.IsOver && world.IsEveryoneConnected));
        MustAlways(PartyListener.Twice, 63);
        MustAlways(PartyListener.NoHole, 63);
        MustAlways(PartyWorld.LateIsNobodys, 63);
        MustAlways(PartyWorld.RightFrames);
        MustAlways(PartyWorld.SaidOnce, 24, 62);
        MustAlways(PartyListener.NoJump);
        MustAlways(PartyWorld.SavedInTime, 113);
        MustAlways(PartyWorld.OlderStandsBy, 109, 110);
        MustAlways(PartyWorld.NewestIsThere, 109, 111);
        MustAlways(PartyWorld.NoneAfterTheEnd, 118);
        MustAlways(PartyListener.NoStream);
        MustAlways(PartyListener.NothingLate);
        MustAlways(PartyListener.NotFlushed);
        MustAlways(PartyWorld.PublishedInTime);
        MustSometimes<PartyWorld>("both have everything", world => world.HasEverything(0) && world.HasEverything(1));
    }

    public override IReadOnlyList<string> Alphabet => [$"a source of {rules.Chunks} chunks", listeners, "processes that start take any time", "who lost its connection comes back, to any worker"];

    /// <summary>What a person does is none, though it spends of the same budget.</summary>
    public override IReadOnlyList<string> Faults => [.. rules.Faults.Where(fault => fault != PartyFault.PersonPauses).Select(fault => fault.ToString()), $"{rules.Budget} in all"];

    protected override World CreateWorld(PartyPlant plant, int? budget) => new PartyWorld(rules with { Budget = budget ?? rules.Budget }, plant);

    /// <summary>Everybody who came in time for it hears what is published, to its end; nothing twice and no hole is watched at every step.</summary>
    protected void MustPlay() => MustEventually<PartyWorld>(
        "everybody hears the stream again, to the end of what they came in time for",
        world => !world.IsBegun || (world.IsOver && world.IsEveryoneConnected && world.HearsStream(0) && world.HearsStream(1)));

    /// <summary>Whether a listener has all of it and was neither made to forget anything nor without sound.</summary>
    protected static bool Untouched(PartyWorld world, int listener) =>
        world.HasEverything(listener) && world.Listener(listener) is { WasFlushed: false, RanEmpty: false };
}
