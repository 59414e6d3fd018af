using Holdover.Hosts.Simulated.Exploring;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>A keeper, its coordinator and its worker: each dies or hangs at any moment, and whoever is left, or comes, puts it right.</summary>
internal sealed class KeeperCrash : PlantedScenario<KeeperPlant>
{
    private const int Budget = 3;

    public KeeperCrash()
    {
        MustEventually<KeeperWorld>("all live and are watched, or all are over if that was asked for", world => world.IsAsWanted);
        MustAlways(KeeperWorld.OneChild);
        MustAlways(KeeperWorld.Paced);
        MustAlways(KeeperWorld.EndsAlone);
        MustSee("a keeper found a coordinator and a worker that live", KeeperSights.FoundCoordinator | KeeperSights.FoundWorker);
        MustSee("a keeper found one that hangs", KeeperSights.FoundHanging);
        MustSee("one that hangs was killed", KeeperSights.KilledHanging);
        MustSee("one that had failed twice in a row was started at its time", KeeperSights.StartedInTime);
        MustSee("the end of one was told while all were to end", KeeperSights.DiedStopping);
        MustSee("one died when there was no keeper", KeeperSights.DiedAlone);
    }

    public override string Name => "keeper-crash";

    public override string Summary => "whoever of keeper, coordinator and worker dies or hangs, all are up again, none twice and none too soon";

    public override IReadOnlyList<string> Alphabet => ["a keeper starts, and another whenever there is none", "the keeper is told to end, 2 x"];

    public override IReadOnlyList<string> Faults => [.. Enum.GetNames<KeeperFault>(), $"{Budget} in all"];

    protected override World CreateWorld(KeeperPlant plant, int? budget) => new KeeperWorld(plant, budget ?? Budget);

    private void MustSee(string name, KeeperSights sights) => MustSometimes<KeeperWorld>(name, world => (world.Seen & sights) == sights);
}
