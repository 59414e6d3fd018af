using Holdover.Hosts.Simulated.Exploring;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>A party of several processes: whichever worker is killed at whatever instant, its listeners go on with the very next frame.</summary>
internal sealed class WorkerCrash : PartyScenario
{
    private static readonly PartyRules Rules = new(Workers: 2, Own: [true, false], Chunks: 3, Budget: 2, PartyFault.WorkerDies, PartyFault.WorkerDiesSending, PartyFault.ListenerIsCut, PartyFault.SourceIsSlow);

    public WorkerCrash()
        : base(Rules, "one of our speakers and a foreign one listen at two workers")
    {
        MustPlay();
        MustSometimes<PartyWorld>("both have everything, and a worker died", world => world.WorkersStarted > 2 && Untouched(world, 0) && Untouched(world, 1));
        MustSometimes<PartyWorld>("a chunk came when it had been asked for again", world => world.CameWhenAskedAgain, 63);
        MustSometimes<PartyWorld>("nobody knew where the foreign one stood", world => world.Listener(1).WasFlushed);
        MustSometimes<PartyWorld>("no worker was there for longer than a buffer lasts", world => world.Listener(0).RanEmpty);
    }

    public override string Name => "worker-crash";

    public override string Summary => "whichever worker is killed at whatever instant, its listeners go on with the very next frame";

    protected override IReadOnlyList<PartyPlant> Acting => [PartyPlant.LoseChunk, PartyPlant.ForgetMark, PartyPlant.DropJoin];
}
