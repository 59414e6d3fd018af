namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>A track is heard, and another after it; the output breaks, and of one that is closed it is said that it broke, at any time.</summary>
internal sealed class OutputLost : EndpointScenario
{
    private static readonly EndpointRules Rules = new(
        [0, 0, 0, 1, 0, 0, 0, 1],
        WishesMax: 2,
        Budget: 2,
        EndpointFault.SessionCloses,
        EndpointFault.OutputBreaks,
        EndpointFault.OldOutputBreaks)
    {
        HasSound = true,
    };

    public OutputLost()
        : base(Rules)
    {
        MustEventually<EndpointWorld>("what the server lets play is open here, and nothing that it ended", world => world.IsPlayingAsLet);
        MustAlways(EndpointWorld.OutputIsHeardOf, 59);
        MustAlways(EndpointWorld.OldOutputIsHarmless, 59);
        MustAlways(EndpointWorld.EndsOnce, 61);
        MustAlways(EndpointWorld.EndsAreOver, 61);
        MustAlways(EndpointWorld.EndsAreTold, 60);
        MustSee("of an output that is closed it was said that it broke, when another was open", EndpointEvents.OldOutputBroke, 59);
        MustSee("the output broke while there was no session", EndpointEvents.OutputBrokeAlone, 59);
        MustSee("another output was opened in place of one that broke", EndpointEvents.OutputOpenedAgain);
        MustSee("a track was played to its end, and the session told", EndpointEvents.PlayedOut);
    }

    public override string Name => "output-lost";

    public override string Summary => "an output that breaks is replaced, and what is said of one that is closed does nothing to the next";

    protected override IReadOnlyList<EndpointPlant> Acting => [EndpointPlant.NewestOutput];
}
