using Holdover.Machines;
using Holdover.Party;

namespace Holdover.Tests.Systematic.Party;

/// <summary>Several workers take connections from one socket: who has more than its share leaves the next to the others for a moment.</summary>
public sealed class DoorStories
{
    private readonly WorkerNode worker = new(WorkerSettings.Default, ListenerSettings.Default);
    private readonly Outbox<PartyEffect> outbox = new(WorkerNode.EffectsMax);
    private readonly MonotonicTime start = new(1_000_000);

    [Theory]
    [InlineData(0, 0, 0, true)]
    [InlineData(10, 20, 2, true)]
    [InlineData(11, 20, 2, true)]
    [InlineData(12, 20, 2, false)]
    [InlineData(12, 0, 1, true)]
    [InlineData(3, 1, 2, false)]
    public void A_worker_with_more_than_its_share_is_not_in_a_hurry(int own, int total, int workers, bool atOnce)
    {
        Connect(own);
        Say(DoorInput.SharesTold(total, workers));
        Assert.Equal(atOnce ? 1 : 0, Accepted(DoorInput.NewcomerWaits()));
    }

    [Fact]
    public void A_newcomer_that_nobody_else_takes_is_let_in_after_a_moment()
    {
        Connect(30);
        Say(DoorInput.SharesTold(30, 3));
        Assert.Equal(0, Accepted(DoorInput.NewcomerWaits()));
        Assert.Equal(0, Accepted(DoorInput.NewcomerWaits()));
        Assert.Equal(start + DoorMachine.Hold, worker.NextDeadline);
        worker.Tick(start + DoorMachine.Hold, outbox);
        Assert.Equal(PartyAction.Accept, Assert.Single(outbox.Effects.ToArray()).Action);
    }

    private void Connect(int count)
    {
        for (var connection = 1u; connection <= count; connection++)
            Say(ListenerInput.Connected(new(connection)));
    }

    private void Say(PartyInput input)
    {
        worker.Step(in input, start, outbox);
        outbox.Clear();
    }

    private int Accepted(PartyInput input)
    {
        worker.Step(in input, start, outbox);
        var accepted = outbox.Effects.ToArray().Count(effect => effect.Action == PartyAction.Accept);
        outbox.Clear();
        return accepted;
    }
}
