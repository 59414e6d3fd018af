namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>The old connection's id, reply, close and loss, and the answer to its registration, come after those of the new one.</summary>
internal sealed class EpochOrdering : EndpointScenario
{
    private static readonly EndpointRules Rules = new(
        [0, 1, 0, 0, 0, 1, 1],
        WishesMax: 2,
        Budget: 2,
        EndpointFault.IsLate,
        EndpointFault.SessionBreaks,
        EndpointFault.DealerBreaks);

    public EpochOrdering()
        : base(Rules)
    {
        MustSee("the old dealer's id came after that of the new one", EndpointEvents.OldId, 39);
        MustSee("a handler answered when the next dealer was registered", EndpointEvents.OldReply, 37);
        MustSee("the answer to the old registration came while the new one was in flight", EndpointEvents.OldPutAnswerInFlight, 41);
        MustSee("the answer to the old registration came after that to the new one", EndpointEvents.OldPutAnswer, 41);
        MustSee("the old session's close came when the new one was up", EndpointEvents.OldSessionClose, 89);
        MustSee("the old session's loss came when the new one was up", EndpointEvents.OldSessionLoss, 89);
        MustSee("the old dealer's close came when the new one was up", EndpointEvents.OldDealerClose);
        MustSee("the old dealer's loss came when the new one was up", EndpointEvents.OldDealerLoss);
        MustSee("the old session's goodbye was over when the new one was up", EndpointEvents.OldSessionGoodbye);
        MustSee("the old dealer's goodbye was over when the new one was up", EndpointEvents.OldDealerGoodbye);
        MustSee("any other answer came for a connection that was over, while another was there", EndpointEvents.CameLate);
        MustSee("the dealer was lost with a change that nobody had been told of", EndpointEvents.DealerLostDirty, 40);
        MustSee("the dealer was lost while a stream played", EndpointEvents.DealerLostPlaying, 5);
        MustSee("the session was lost while a stream played", EndpointEvents.SessionLostPlaying, 8);
        MustSee("a dealer's attempt that nobody answered was given up while the session was down", EndpointEvents.DealerGivenUpAlone, 2);
    }

    public override string Name => "epoch-ordering";

    public override string Summary => "what is said of a connection that is over does nothing to the one that is up";
}
