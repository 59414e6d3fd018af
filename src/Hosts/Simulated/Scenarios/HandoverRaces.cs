namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>Credentials change while the session is lost, the dealer reconnects, a registration is under way, a command of the old owner is late, or another device takes over.</summary>
internal sealed class HandoverRaces : EndpointScenario
{
    private static readonly EndpointRules Rules = new(
        [1, 1, 0, 1, 1, 1],
        WishesMax: 2,
        Budget: 2,
        EndpointFault.SessionCloses,
        EndpointFault.DealerCloses,
        EndpointFault.IsLate);

    public HandoverRaces()
        : base(Rules)
    {
        MustSee("a command of the old owner came to the new one", EndpointEvents.CommandOfPast);
        MustSee("a courtesy for the old login came after the new one had registered", EndpointEvents.LateCourtesy);
        MustSee("an answer came for what the old owner had asked for", EndpointEvents.CameLate);
        MustSee("what was saved went with the old owner", EndpointEvents.DroppedForCredentials);
        MustSometimes<EndpointWorld>("handed over while connecting", world => world.IsLeaving && world.Session.IsNone);
        MustSometimes<EndpointWorld>("the session said goodbye longer than the dealer", world => world.IsLeaving && world.Dealer.IsNone && !world.Session.IsNone);
        MustSometimes<EndpointWorld>("the dealer said goodbye longer than the session", world => world.IsLeaving && world.Session.IsNone && !world.Dealer.IsNone);
        MustSometimes<EndpointWorld>("the new owner is served, and plays", world => world.Wanted == EndpointWorld.Second && world.Playing == EndpointWorld.Second && world.IsServedAsWanted);
        MustSometimes<EndpointWorld>("handed over, and silent because another device plays", world => world.Wanted == EndpointWorld.Second && world.IsOther);
    }

    public override string Name => "handover-races";

    public override string Summary => "whatever is under way when the owner changes, one session and one dealer are left, and no sound of the old";
}
