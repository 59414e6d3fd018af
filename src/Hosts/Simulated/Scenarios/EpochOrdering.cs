namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>The old connection's id, reply, close and loss, and the answer to its registration, come after those of the new one.</summary>
internal sealed class EpochOrdering : EndpointScenario
{
    private static readonly EndpointRules Rules = new(
        [0, 0, 0, 0, 0, 1, 1],
        WishesMax: 2,
        Budget: 3,
        EndpointFault.IsLate,
        EndpointFault.SessionCloses,
        EndpointFault.DealerCloses);

    public EpochOrdering()
        : base(Rules)
    {
        MustSee("an answer came for a connection that was over, while another was there", EndpointEvents.CameLate);
        MustSee("a request was answered whose connection was over", EndpointEvents.ReplyOfPast);
        MustSee("the answer to a put came under another id", EndpointEvents.PutOfPast);
    }

    public override string Name => "epoch-ordering";

    public override string Summary => "what is said of a connection that is over does nothing to the one that is up";
}
