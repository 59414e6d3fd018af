using Holdover.Dealer;
using Holdover.Machines;

using static Holdover.Dealer.DealerAction;

namespace Holdover.Tests.Systematic.Dealer;

/// <summary>A transport goes and another comes: who is told, and what stays.</summary>
public class GenerationStories
{
    private const string Cluster = "hm://connect-state/v1/cluster";
    private const string Player = "hm://connect-state/v1/player/command";

    /// <summary>
    /// Who has subscribed waits, the transport is lost, and the way back hangs at one step after the other: each attempt
    /// ends by itself and is told of, so that whoever waits is never left with a transport that will not come.
    /// </summary>
    [Fact]
    public void C1_Who_waits_through_a_loss_is_told_of_each_change_and_gets_what_comes_after_it()
    {
        var bus = new Bus(DealerWorld.Registered());
        var (world, cluster) = (bus.Dealer, bus.Subscribe(Cluster));
        Assert.Null(bus.Take(cluster));
        var first = world.Data.Generation;
        world.Lose().Retry().Wait(30_000);
        world.Retry().Hear(DealerInput.EndpointResolved(world.Live, 1));
        world.Wait(3_000);
        world.Retry().Open().Wait(10_000);
        world.Retry().Open().Identify(2).Acknowledge();
        (DealerStatus, bool)[] attempt = [(DealerStatus.Disconnected, false), (DealerStatus.Connecting, false)];
        Assert.Equal(
            [.. attempt, .. attempt, .. attempt, (DealerStatus.Online, true), (DealerStatus.Disconnected, true), (DealerStatus.Connecting, true), (DealerStatus.Online, true), (DealerStatus.Registered, true)],
            world.Asked(PublishStatus).Select(effect => (effect.Status, effect.Generation != first)));
        Assert.Equal(2, world.Asked(PublishStatus).Where(effect => effect.Status == DealerStatus.Online).Select(effect => effect.Generation).Distinct().Count());
        bus.SendMessage(Cluster);
        Assert.Equal((Cluster, 0), (bus.Take(cluster), bus.Unclaimed));
    }

    [Fact]
    public void C1_What_waits_for_a_subscriber_outlives_the_transport_that_it_came_by()
    {
        var bus = new Bus(DealerWorld.Registered());
        var cluster = bus.Subscribe(Cluster);
        bus.SendMessage(Cluster);
        var first = bus.Dealer.Data.Generation;
        bus.Dealer.Lose().Retry().Open();
        Assert.NotEqual(first, bus.Dealer.Data.Generation);
        bus.SendMessage(Cluster + "/late");
        Assert.Equal((Cluster, Cluster + "/late", null), (bus.Take(cluster), bus.Take(cluster), bus.Take(cluster)));
    }

    /// <summary>Nobody looks while the transport goes and another comes: the level says so whenever they do look.</summary>
    [Fact]
    public void C4_The_generation_is_a_level_that_a_late_consumer_sees_as_well()
    {
        var world = DealerWorld.Registered();
        var known = (world.Data.Generation, world.Data.Status);
        world.Lose().Retry().Open().Identify(2).Acknowledge();
        for (var pings = 0; pings < 10; pings++)
        {
            world.Wait(15_000);
            world.Hear(DealerInput.PongReceived(world.Live));
        }

        var told = world.Asked(PublishStatus).Last();
        Assert.Equal((told.Generation, DealerStatus.Registered), (world.Data.Generation, world.Data.Status));
        Assert.NotEqual(known, (world.Data.Generation, world.Data.Status));
        Assert.Equal(known.Status, world.Data.Status);
    }

    [Fact]
    public void C5_The_loss_of_the_dealer_asks_for_nothing_but_the_next_attempt()
    {
        var world = DealerWorld.Registered();
        Assert.Equal([AbortTransport, PublishStatus], world.Hear(DealerInput.TransportClosed(world.Live, DealerCause.ClosedByPeer)));
        world.Forget();
        world.Retry();
        Assert.Equal([PublishStatus, ResolveEndpoint], world.Asked().Select(effect => effect.Action));
    }

    [Fact]
    public void C8_An_unintended_loss_leads_to_no_courtesies()
    {
        var world = DealerWorld.Registered();
        world.Hear(DealerInput.StateChanged());
        world.Wait(200);
        Assert.False(world.Put.IsNone());
        world.Forget();
        world.Lose();
        Assert.Equal([CancelPut, AbortTransport, PublishStatus], world.Asked().Select(effect => effect.Action));
        Assert.Empty(world.Asked(Unregister));
        Assert.Empty(world.Asked(CloseTransport));
    }

    /// <summary>Whatever the first start fails at, the second finds who subscribed and who answers as they were, and serves them.</summary>
    [Theory]
    [InlineData(DealerState.Resolving)]
    [InlineData(DealerState.Connecting)]
    [InlineData(DealerState.AwaitingId)]
    [InlineData(DealerState.Registering)]
    public void C28_A_first_start_that_fails_leaves_who_registered_before_it_registered(DealerState step)
    {
        var bus = new Bus(new DealerWorld());
        var (world, cluster, player) = (bus.Dealer, bus.Subscribe(Cluster), bus.Answer(Player));
        world.Start().FailAt(step);
        Assert.Equal((1, 1), (bus.Table.Subscribed, bus.Table.Handled));
        world.Retry().Open().Identify(9).Acknowledge();
        bus.SendMessage(Cluster);
        bus.SendRequest(Player + "/pause", "1/1");
        Assert.Equal((Cluster, 0), (bus.Take(cluster), bus.Unclaimed));
        Assert.Equal([(player.Value, "1/1")], bus.Requests);
    }

    [Fact]
    public void C39_A_dying_connection_cannot_overwrite_the_new_connection_id()
    {
        var world = DealerWorld.Registered();
        var old = world.Live;
        world.Lose().Retry().Open().Identify(2);
        Assert.True(world.Live.Value > old.Value);
        Assert.Empty(world.Hear(DealerInput.ConnectionIdReceived(old, new TextId(1))));
        Assert.Empty(world.Hear(DealerInput.MessageReceived(old, handle: 1)));
        Assert.Equal(new TextId(2), world.Data.ConnectionId);
        Assert.Equal(2, world.StaleDropped);
    }

    [Fact]
    public void C39_The_transport_is_stale_from_the_loss_on_not_from_the_next_one()
    {
        var world = DealerWorld.Registered();
        var old = world.Live;
        world.Lose();
        Assert.Empty(world.Hear(DealerInput.ConnectionIdReceived(old, new TextId(9))));
        Assert.Equal((DealerState.Backoff, TextId.None, 1L), (world.State, world.Data.ConnectionId, world.StaleDropped));
    }

    [Fact]
    public void C84_What_was_lost_is_told_before_the_end_is()
    {
        var world = DealerWorld.Registered().Lose();
        world.Hear(DealerInput.CloseRequested());
        var levels = world.Asked().Where(effect => effect.Action is PublishStatus or ReportEnded).Select(effect => (effect.Action, effect.Status));
        Assert.Equal(
            [(PublishStatus, DealerStatus.Disconnected), (PublishStatus, DealerStatus.Closed), (ReportEnded, DealerStatus.Closed)],
            levels);
    }
}
