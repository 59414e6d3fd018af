using Holdover.Dealer;
using Holdover.Machines;

using static Holdover.Dealer.DealerAction;

namespace Holdover.Tests.Systematic.Dealer;

/// <summary>What the server is told of us, under which id, and what it has acknowledged.</summary>
public class RegistrationStories
{
    [Fact]
    public void C6_A_registration_that_fails_after_a_first_success_harms_nothing_and_is_tried_again()
    {
        var world = DealerWorld.Registered().Lose().Retry().Open().Identify(2);
        world.Hear(DealerInput.RegistrationFailed(world.Put));
        Assert.Equal(DealerState.Registering, world.State);
        world.Forget();
        for (var pings = 0; pings < 3; pings++)
        {
            world.Wait(15_000);
            world.Hear(DealerInput.PongReceived(world.Live));
        }

        Assert.Equal(new TextId(2), Assert.Single(world.Asked(PutState)).ConnectionId);
        Assert.Empty(world.Asked(AbortTransport));
    }

    [Fact]
    public void C6_A_change_that_cannot_be_put_while_registered_harms_nothing_and_is_tried_again()
    {
        var world = DealerWorld.Registered();
        world.Hear(DealerInput.StateChanged());
        world.Wait(200);
        Assert.False(world.Put.IsNone());
        world.Hear(DealerInput.RegistrationFailed(world.Put));
        Assert.Equal(DealerState.Registered, world.State);
        world.Forget();
        for (var pings = 0; pings < 3; pings++)
        {
            world.Wait(15_000);
            world.Hear(DealerInput.PongReceived(world.Live));
        }

        Assert.Single(world.Asked(PutState));
        Assert.Empty(world.Asked(AbortTransport));
    }

    [Fact]
    public void C6_The_next_id_does_not_wait_for_the_retry()
    {
        var world = DealerWorld.Registered().Lose().Retry().Open().Identify(2);
        world.Hear(DealerInput.RegistrationFailed(world.Put));
        Assert.Equal([PutState], world.Hear(DealerInput.ConnectionIdReceived(world.Live, new TextId(3))));
        Assert.False(world.IsArmed(DealerDeadline.PutRetry));
    }

    [Fact]
    public void C7_A_first_registration_that_fails_restarts_the_attempt()
    {
        var world = new DealerWorld().Start().Open().Identify(1);
        world.Forget();
        world.Hear(DealerInput.RegistrationFailed(world.Put));
        Assert.Equal((DealerState.Backoff, DealerCause.NotRegistered), (world.State, world.Data.LastCause));
        world.Retry().Open().Identify(2).Acknowledge();
        Assert.Equal(new TextId(2), world.Asked(PutState).Single().ConnectionId);
    }

    [Fact]
    public void C19_A_put_that_is_never_answered_is_given_up_and_the_rest_goes_on_meanwhile()
    {
        var world = DealerWorld.Registered();
        world.Hear(DealerInput.StateChanged());
        world.Wait(200);
        var hung = world.Put;
        Assert.False(hung.IsNone());
        Assert.Equal([DeliverMessage], world.Hear(DealerInput.MessageReceived(world.Live, handle: 1)));
        world.Wait(10_000);
        Assert.Equal(hung, world.Asked(CancelPut).Single().Registration);
        Assert.Equal((DealerState.Registered, true), (world.State, world.Data.Registration.Dirty));
        Assert.Empty(world.Hear(DealerInput.RegistrationAcknowledged(hung)));
        Assert.Equal((true, 1L), (world.Data.Registration.Dirty, world.StaleDropped));
        world.Hear(DealerInput.PongReceived(world.Live));
        world.Wait(20_000);
        world.Hear(DealerInput.PongReceived(world.Live));
        world.Wait(10_000);
        Assert.Equal(2, world.Asked(PutState).Count());
    }

    [Fact]
    public void C40_A_change_between_loss_and_new_id_waits_for_the_id_and_stays_dirty_until_acknowledged()
    {
        var world = DealerWorld.Registered();
        world.Hear(DealerInput.StateChanged());
        world.Wait(199);
        Assert.True(world.IsArmed(DealerDeadline.Debounce));
        world.Forget();
        world.Lose();
        world.Hear(DealerInput.StateChanged());
        world.Retry();
        world.Wait(1_000);
        Assert.Empty(world.Asked(PutState));
        world.Open();
        world.Hear(DealerInput.StateChanged());
        world.Wait(1_000);
        Assert.Empty(world.Asked(PutState));
        world.Identify(2);
        Assert.Equal(new TextId(2), world.Asked(PutState).Single().ConnectionId);
        Assert.True(world.Data.Registration.Dirty);
        world.Acknowledge();
        Assert.False(world.Data.Registration.Dirty);
    }

    [Fact]
    public void C40_A_change_while_a_put_is_on_its_way_is_not_acknowledged_with_it()
    {
        var world = DealerWorld.Registered();
        world.Hear(DealerInput.StateChanged());
        world.Wait(200);
        world.Hear(DealerInput.StateChanged());
        world.Wait(1_000);
        Assert.Single(world.Asked(PutState));
        Assert.Equal([PutState], world.Hear(DealerInput.RegistrationAcknowledged(world.Put)));
        Assert.True(world.Data.Registration.Dirty);
        world.Hear(DealerInput.RegistrationAcknowledged(world.Put));
        Assert.False(world.Data.Registration.Dirty);
    }

    [Fact]
    public void C41_The_answer_for_an_older_id_is_not_taken_for_that_of_the_newer()
    {
        var world = new DealerWorld().Start().Open().Identify(1);
        var older = world.Put;
        Assert.Equal([CancelPut, PutState], world.Hear(DealerInput.ConnectionIdReceived(world.Live, new TextId(2))));
        Assert.Empty(world.Hear(DealerInput.RegistrationAcknowledged(older)));
        Assert.Equal((DealerState.Registering, 1L), (world.State, world.StaleDropped));
        Assert.Empty(world.Hear(DealerInput.RegistrationFailed(older)));
        Assert.Equal(DealerState.Registering, world.State);
        world.Acknowledge();
    }

    /// <summary>The order that did the harm: the answer for the older id is the last that comes.</summary>
    [Fact]
    public void C41_The_answer_for_an_older_id_that_comes_last_changes_nothing()
    {
        var world = new DealerWorld().Start().Open().Identify(1);
        var older = world.Put;
        world.Identify(2).Acknowledge();
        world.Hear(DealerInput.StateChanged());
        world.Wait(200);
        var newer = world.Put;
        Assert.False(newer.IsNone());
        Assert.Empty(world.Hear(DealerInput.RegistrationAcknowledged(older)));
        Assert.Empty(world.Hear(DealerInput.RegistrationFailed(older)));
        Assert.Equal((newer, true, new TextId(2), 2L), (world.Put, world.Data.Registration.Dirty, world.Data.ConnectionId, world.StaleDropped));
        world.Acknowledge();
        Assert.False(world.Data.Registration.Dirty);
    }

    [Fact]
    public void C41_The_same_id_again_is_no_new_one()
    {
        var world = DealerWorld.Registered();
        Assert.Empty(world.Hear(DealerInput.ConnectionIdReceived(world.Live, new TextId(1))));
        Assert.Equal(DealerState.Registered, world.State);
    }

    [Fact]
    public void C67_Changes_without_end_are_put_200_ms_after_the_first()
    {
        var world = DealerWorld.Registered();
        var first = world.Now;
        for (var change = 0; change < 100; change++)
        {
            world.Hear(DealerInput.StateChanged());
            world.Wait(10);
        }

        Assert.Equal(first + Duration.FromMilliseconds(200), world.Times(PutState).First());
    }
}
