using Holdover.Hosts.Simulated.Exploring;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>A party of several processes: what a person paused stays so, whenever the coordinator is killed, until a person plays it.</summary>
internal sealed class PausedCrash : PartyScenario
{
    private static readonly PartyRules Rules = new(Workers: 1, Own: [true, false], Chunks: 3, Budget: 3, PartyFault.PersonPauses, PartyFault.CoordinatorDies, PartyFault.SourceCannotSeek);

    public PausedCrash()
        : base(Rules, "one of our speakers and a foreign one listen at one worker, and whoever pauses plays again at any time")
    {
        MustPlay();
        MustAlways(PartyWorld.SilentWhilePaused);
        MustSometimes<PartyWorld>("a coordinator was killed while it was paused, and its successor waits to be told to play", world => world is { CoordinatorsStarted: 2, IsPaused: true, IsKnownToBePaused: true });
        MustSometimes<PartyWorld>("it was paused, and a coordinator was killed, and everything was heard", world => world is { CoordinatorsStarted: 2, WasPaused: true, IsOver: true } && world.HasEverything(0) && world.HasEverything(1));
        MustSometimes<PartyWorld>("it was paused, the source could not go back, and it was played to its end", world => world is { WasPaused: true, IsOver: true, CannotGoBack: true });
        MustSometimes<PartyWorld>("a coordinator was killed while it was paused, and the source could not go back for its successor", world => world is { CoordinatorsStarted: 2, IsPaused: true, CannotGoBack: true });
    }

    public override string Name => "paused-crash";

    public override string Summary => "what a person paused stays paused, whenever the coordinator is killed, and goes on where it was, if the source can";

    protected override IReadOnlyList<PartyPlant> Acting => [PartyPlant.DropHeld];
}
