namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>A track ends, at its server or at the ear, while the session is lost and found, what was saved is restored, another owner comes, or another track begins.</summary>
internal sealed class EndOfTrack : EndpointScenario
{
    private static readonly EndpointRules Rules = new(
        [1, 0, 0, 1, 0, 0, 0, 2],
        WishesMax: 3,
        Budget: 2,
        EndpointFault.Fails,
        EndpointFault.SessionCloses,
        EndpointFault.Crashes)
    {
        HasSound = true,
    };

    public EndOfTrack()
        : base(Rules)
    {
        MustEventually<EndpointWorld>("what the server lets play is open here, and nothing that it ended", world => world.IsPlayingAsLet, 22, 60);
        MustAlways(EndpointWorld.EndsOnce, 61);
        MustAlways(EndpointWorld.EndsAreOver, 61);
        MustAlways(EndpointWorld.EndsAreTheirs, 54);
        MustAlways(EndpointWorld.EndsAreTold, 22, 60);
        MustSee("a track was played to its end, and the session told", EndpointEvents.PlayedOut);
        MustSee("a track came to its end while there was no session, and the next was told", EndpointEvents.PlayedOut | EndpointEvents.EndToldToNext, 60);
        MustSee("what was restored had come to its end meanwhile", EndpointEvents.RestoredEnded, 60);
        MustSee("the session was lost before a track had any sound, and the next one said that it is over", EndpointEvents.LoadEndedByNext, 22);
        MustSee("a server said again that a track is over", EndpointEvents.EndRepeated, 61);
        MustSee("another track began before the last was over", EndpointEvents.Replaced, 61);
        MustSee("a track that nobody was to hear was cut short", EndpointEvents.CutShort);
        MustSee("another owner came when nobody had been told of an end", EndpointEvents.HandedOverUntold, 54);
        MustSee("what was saved was dropped for another track", EndpointEvents.DroppedForUse, 48);
        MustSee("what was saved went with the old owner", EndpointEvents.DroppedForCredentials);
    }

    public override string Name => "end-of-track";

    public override string Summary => "each play request ends once, and whoever is served next is told, wherever the end comes";

    protected override IReadOnlyList<EndpointPlant> Acting =>
        [EndpointPlant.DropAbort, EndpointPlant.EndTwice, EndpointPlant.DropEndToldAgain, EndpointPlant.EndOfNext, EndpointPlant.ForgetEnd];
}
