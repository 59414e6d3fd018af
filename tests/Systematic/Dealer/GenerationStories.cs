using Holdover.Dealer;
using Holdover.Machines;

using static Holdover.Dealer.DealerAction;

namespace Holdover.Tests.Systematic.Dealer;

/// <summary>A transport goes and another comes: who is told, and what stays.</summary>
public class GenerationStories
{
    [Fact]
    public void C1_A_lost_transport_is_seen_by_every_consumer_as_a_new_generation()
    {
        var world = DealerWorld.Registered();
        var first = world.Data.Generation;
        world.Lose().Retry().Open();
        var seen = world.Asked(PublishStatus).Select(effect => (effect.Status, IsNew: effect.Generation != first));
        Assert.Equal(
            [(DealerStatus.Disconnected, false), (DealerStatus.Connecting, false), (DealerStatus.Online, true)],
            seen);
    }

    [Fact]
    public void C1_Subscriptions_outlive_the_transport_that_messages_come_by()
    {
        var (world, table) = (DealerWorld.Registered(), new SubscriptionTable());
        Assert.Equal(SubscriptionError.None, table.TrySubscribe(["hm://connect-state/v1/cluster"], out var subscriber));
        world.Lose().Retry().Open();
        Assert.Equal([DeliverMessage], world.Hear(DealerInput.MessageReceived(world.Live, handle: 7)));
        Assert.Equal(7, world.Asked(DeliverMessage).Single().Handle);
        var matching = new SubscriberId[SubscriptionTable.AddressesMax];
        Assert.Equal(1, table.Match("hm://connect-state/v1/cluster", matching));
        Assert.Equal(subscriber, matching[0]);
    }

    [Fact]
    public void C4_The_generation_is_a_level_that_a_late_consumer_sees_as_well()
    {
        var world = DealerWorld.Registered().Lose().Retry().Open();
        var told = world.Asked(PublishStatus).Last();
        world.Wait(60_000 - 1);
        Assert.Equal((told.Generation, told.Status), (world.Data.Generation, DealerStatus.Online));
        Assert.Equal(world.Asked(PublishStatus).Last().Status, world.Data.Status);
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

    [Fact]
    public void C28_A_first_attempt_that_fails_leaves_the_registry_as_it_was()
    {
        var (world, table) = (new DealerWorld(), new SubscriptionTable());
        Assert.Equal(SubscriptionError.None, table.TryHandle(["hm://connect-state/v1/player/command"], out var handler));
        world.Start().Hear(DealerInput.ResolveFailed(world.Live));
        Assert.Equal(DealerState.Backoff, world.State);
        Assert.Equal(handler, table.HandlerOf("hm://connect-state/v1/player/command"));
        world.Retry().Open();
        Assert.Equal([DeliverRequest], world.Request(key: 1, RequestIdentity.Of("phone", 1), table.HandlerOf("hm://connect-state/v1/player/command").Value));
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
