namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>Credentials change while the session is lost, the dealer reconnects, a registration is under way, a command of the old owner is late, or another device takes over.</summary>
internal sealed class HandoverRaces : EndpointScenario
{
    private static readonly EndpointRules Rules = new(
        [1, 1, 0, 1, 1, 1],
        WishesMax: 2,
        Budget: 2,
        EndpointFault.Fails,
        EndpointFault.IsLate,
        EndpointFault.ResolveFails,
        EndpointFault.SessionCloses,
        EndpointFault.DealerCloses)
    {
        StreamsAtOnce = true,
    };

    public HandoverRaces()
        : base(Rules)
    {
        MustSee("the session was lost while its owner was being left", EndpointEvents.LostLeaving, 10);
        MustSee("after that, and before all was over, a cluster or the answer to a put came for the old owner", EndpointEvents.OvertookLeaving, 11);
        MustSee("the courtesy failed while its owner was being left", EndpointEvents.CourtesyFailed, 12);
        MustSee("a stream of the old session began while it said goodbye", EndpointEvents.OldStream, 54);
        MustSee("handed over while connecting", EndpointEvents.HandedOverConnecting, 51);
        MustSee("handed over while a put was in flight", EndpointEvents.HandedOverPutInFlight);
        MustSee("handed over while the registration was in flight", EndpointEvents.HandedOverRegistering);
        MustSee("handed over while the session was down", EndpointEvents.HandedOverSessionDown, 14);
        MustSee("handed over while the dealer was down", EndpointEvents.HandedOverDealerDown);
        MustSee("handed over while both were down", EndpointEvents.HandedOverBothDown);
        MustSee("handed over while what the lost session had brought still played", EndpointEvents.HandedOverLostPlaying, 54);
        MustSee("a command of the old owner came while the new one's stream played", EndpointEvents.CommandOfPastToNext, 52);
        MustSee("a cluster of the old dealer came while the new owner's stream played", EndpointEvents.OldCluster, 39);
        MustSee("a courtesy for the old login came after the new one had registered", EndpointEvents.LateCourtesy, 53);
        MustSee("an answer came for what the old owner had asked for", EndpointEvents.LateForPastOwner);
        MustSee("an answer came for a connection that was over, while another was there", EndpointEvents.CameLate);
        MustSee("another device took over while the owner was being left", EndpointEvents.TakenOverLeaving);
        MustSee("what was saved went with the old owner", EndpointEvents.DroppedForCredentials);
        MustSee("a put failed", EndpointEvents.PutFailed);
        MustSee("another device had taken over, and the put that tells of it failed", EndpointEvents.PutFailed | EndpointEvents.YieldingPutFailed, 65);
        MustSee("a registration failed", EndpointEvents.RegistrationFailed);
        MustSee("the session's name was not found", EndpointEvents.SessionResolveFailed);
        MustSee("the dealer's name was not found", EndpointEvents.DealerResolveFailed);
        MustSee("the session was refused", EndpointEvents.SessionOpenFailed);
        MustSee("the dealer was refused", EndpointEvents.DealerOpenFailed);
        MustSometimes<EndpointWorld>("the session said goodbye longer than the dealer", world => world.IsLeaving && world.Dealer.IsNone && !world.Session.IsNone);
        MustSometimes<EndpointWorld>("the dealer said goodbye longer than the session", world => world.IsLeaving && world.Session.IsNone && !world.Dealer.IsNone, 15);
        MustSometimes<EndpointWorld>("the new owner is served when the old one's server still knows us", world => world.Wanted == EndpointWorld.Second && world.IsServedAsWanted && world.IsKnownToFirst, 16);
        MustSometimes<EndpointWorld>("the new owner is served, and plays", world => world.Wanted == EndpointWorld.Second && world.Playing == EndpointWorld.Second && world.IsServedAsWanted);
        MustSometimes<EndpointWorld>("handed over, and silent because another device plays", world => world.Wanted == EndpointWorld.Second && world.IsOther);
    }

    public override string Name => "handover-races";

    public override string Summary => "whatever is under way when the owner changes, one session and one dealer are left, and no sound of the old";
}
