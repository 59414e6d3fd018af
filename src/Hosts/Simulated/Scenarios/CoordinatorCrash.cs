using Holdover.Hosts.Simulated.Exploring;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>A party of several processes: a coordinator that is killed at whatever instant is followed by one that goes on with the same samples, or says why not.</summary>
internal sealed class CoordinatorCrash : PartyScenario
{
    private static readonly PartyRules Rules = new(Workers: 2, Own: [true, false], Chunks: 4, Budget: 3, PartyFault.CoordinatorDies, PartyFault.CoordinatorDiesTelling, PartyFault.CoordinatorLivesOn, PartyFault.SourceCannotSeek, PartyFault.SourceChanges);

    public CoordinatorCrash()
        : base(Rules, "one of our speakers and a foreign one listen at two workers")
    {
        MustPlay();
        MustEventually<PartyWorld>("everybody heard the last frame of the source, if that goes back to where it was and nobody was without sound before", world => !world.IsBegun || (world.HeardLast(0) && world.HeardLast(1)));
        MustSometimes<PartyWorld>("both have everything in one generation, and the coordinator died twice", world => world is { CoordinatorsStarted: 3, Generation: 1 } && Untouched(world, 0) && Untouched(world, 1));
        MustSometimes<PartyWorld>("a coordinator came in the very instant in which a worker would have ended the stream", world => world.CameInLastInstant, 113);
        MustSometimes<PartyWorld>("a coordinator that had been given up asked for a worker that streams for the next, and came to its end", world => world.OlderSpoke, 109, 110);
        MustSometimes<PartyWorld>("the source could not go back, or was another", world => world.Listener(0).WasFlushed && world.Listener(1).WasFlushed);
        MustSometimes<PartyWorld>("no coordinator was there for longer than a buffer lasts", world => world.Listener(0).RanEmpty);
    }

    public override string Name => "coordinator-crash";

    public override string Summary => "a coordinator that is killed at whatever instant is followed by one that goes on with the same samples, or says why not";

    protected override IReadOnlyList<PartyPlant> Acting => [PartyPlant.DropHeld, PartyPlant.DropAttach];
}
