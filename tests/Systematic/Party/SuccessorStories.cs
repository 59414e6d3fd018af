using Holdover.Machines;
using Holdover.Party;
using Holdover.Sendspin;

namespace Holdover.Tests.Systematic.Party;

/// <summary>Clients of a worker stay where they were when the coordinator of their groups dies.</summary>
public sealed class SuccessorStories
{
    private const int OwnGroup = 3;

    private static readonly ConnectionEpoch Connection = new(1);
    private static readonly MonotonicTime Now = new(1_000_000);

    private readonly WorkerNode worker = new(WorkerSettings.Default, ListenerSettings.Default);
    private readonly Outbox<PartyEffect> outbox = new(WorkerNode.EffectsMax);

    [Fact]
    public void A_successor_is_told_of_each_client_as_it_is_by_now_and_puts_it_where_it_was()
    {
        Join();
        Told(GroupsInput.VolumeReported(Connection, 35));
        Told(new GroupsEffect(GroupsAction.TellGroup) { Connection = Connection, Group = OwnGroup });

        var told = Told(WorkerInput.CoordinatorAttached(new(2)));
        Assert.Equal(PartyAction.TellHeld, told[0].Action);
        var joined = Assert.Single(told, effect => effect.Action == PartyAction.TellGroups).Groups;
        Assert.Equal((GroupsTrigger.Joined, 35, OwnGroup, true), (joined.Trigger, joined.Volume, joined.Group, joined.IsPlayer));

        var effects = new Outbox<CoordinatorEffect>(CoordinatorNode.EffectsMax);
        new CoordinatorNode(CoordinatorSettings.Default, Dice.Fixed).Step(CoordinatorInput.ForGroups(in joined), Now, effects);
        var group = Assert.Single(effects.Effects.ToArray(), effect => effect.Told.Action == GroupsAction.TellGroup).Told.Group;
        Assert.Equal(OwnGroup, group);
    }

    [Fact]
    public void Who_is_gone_has_left_once_and_no_successor_hears_of_it()
    {
        Join();
        var told = Told(ListenerInput.Disconnected(Connection));
        var left = Assert.Single(told, effect => effect.Action == PartyAction.TellGroups).Groups;
        Assert.Equal((GroupsTrigger.Left, GoodbyeReason.Unknown), (left.Trigger, left.Reason));
        Assert.DoesNotContain(Told(WorkerInput.CoordinatorAttached(new(2))), effect => effect.Action == PartyAction.TellGroups);
    }

    [Fact]
    public void Who_said_goodbye_has_left_for_the_reason_that_it_gave()
    {
        Join();
        Assert.Equal(GoodbyeReason.Shutdown, Assert.Single(Told(GroupsInput.Left(Connection, GoodbyeReason.Shutdown)), effect => effect.Action == PartyAction.TellGroups).Groups.Reason);
        Assert.DoesNotContain(Told(ListenerInput.Disconnected(Connection)), effect => effect.Action == PartyAction.TellGroups);
    }

    private void Join()
    {
        Told(WorkerInput.CoordinatorAttached(new(1)));
        Told(ListenerInput.Connected(Connection));
        Told(ListenerInput.HelloReceived(Connection, new(1), receivedUntil: null, sentUntil: null, capacity: 0));
        Assert.Single(Told(GroupsInput.Joined(Connection, new(1), isPlayer: true, isController: false, 80, isMuted: false)), effect => effect.Action == PartyAction.TellGroups);
        Told(ListenerInput.StateReceived(Connection, in ListenerNeeds.Unsaid));
    }

    private PartyEffect[] Told(PartyInput input)
    {
        worker.Step(in input, Now, outbox);
        PartyEffect[] told = [.. outbox.Effects];
        outbox.Clear();
        return told;
    }
}
