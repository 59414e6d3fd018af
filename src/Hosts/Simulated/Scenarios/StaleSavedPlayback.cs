namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>A playback is lost and saved; then it is restored once, or not at all where it must not be.</summary>
internal sealed class StaleSavedPlayback : EndpointScenario
{
    private static readonly EndpointRules Rules = new(
        [2, 0, 1, 1, 1, 0, 1],
        WishesMax: 2,
        Budget: 3,
        EndpointFault.Fails,
        EndpointFault.SessionCloses,
        EndpointFault.Crashes,
        EndpointFault.CrashesForLong,
        EndpointFault.Reboots);

    public StaleSavedPlayback()
        : base(Rules)
    {
        MustSee("saved", EndpointEvents.Saved);
        MustSee("restored", EndpointEvents.Restored);
        MustSee("restored while the player was still at it, with its play request", EndpointEvents.RestoredPlaying, 9);
        MustSee("dropped because the owner changed", EndpointEvents.DroppedForCredentials);
        MustSee("dropped because the owner stopped", EndpointEvents.DroppedForStop);
        MustSee("dropped because the replacement was used", EndpointEvents.DroppedForUse, 48);
        MustSee("dropped because another device took over", EndpointEvents.DroppedForTakeover);
        MustSee("dropped because it was too old", EndpointEvents.DroppedForAge);
        MustSee("dropped because it was of another boot", EndpointEvents.DroppedForBoot);
        MustSee("another device took over when nobody could tell us, and the answer to a put said so", EndpointEvents.YieldedAfterPut, 47);
        MustSee("given back by an attempt that failed half-way, and offered again", EndpointEvents.OfferedAgain, 55);
        MustSee("restored by the process that came after a crash", EndpointEvents.RestoredByNext);
        MustSometimes<EndpointWorld>("lost, saved, handed over, and back, where nothing comes back", world => world.WasLostAndLeft && world.Wanted == EndpointWorld.First && world.IsServedAsWanted, 13);
        MustSometimes<EndpointWorld>("lost, saved, handed over, killed, and back, where nothing comes back", world => world.WasKilledAway && world.Wanted == EndpointWorld.First && world.IsServedAsWanted, 13);
        MustSometimes<EndpointWorld>("handed over and back", world => world.Wanted == EndpointWorld.First && world.HandoversSpent == 2);
    }

    public override string Name => "stale-saved-playback";

    public override string Summary => "what was saved of a lost playback is restored once, to its account, or not at all";

    protected override IReadOnlyList<EndpointPlant> Acting => [EndpointPlant.DropAbort, EndpointPlant.KeepDisk];
}
