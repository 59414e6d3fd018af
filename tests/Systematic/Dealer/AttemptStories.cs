using Holdover.Dealer;
using Holdover.Machines;

using static Holdover.Dealer.DealerAction;

namespace Holdover.Tests.Systematic.Dealer;

/// <summary>How an attempt goes wrong, and what comes after.</summary>
public class AttemptStories
{
    /// <summary>What an attempt asks may need what has died with the last connection: each step ends all the same.</summary>
    [Theory]
    [InlineData(DealerState.Resolving, 30_000, DealerCause.ResolveFailed)]
    [InlineData(DealerState.Connecting, 3_000, DealerCause.ConnectFailed)]
    [InlineData(DealerState.AwaitingId, 10_000, DealerCause.NotIdentified)]
    public void C2_A_step_of_a_reconnect_that_hangs_ends_and_the_next_attempt_comes(DealerState step, int limitMs, DealerCause cause)
    {
        var world = DealerWorld.Registered().Lose().Retry();
        if (step == DealerState.Connecting)
            world.Hear(DealerInput.EndpointResolved(world.Live, 1));
        if (step == DealerState.AwaitingId)
            world.Open();
        world.Wait(limitMs - 1);
        Assert.Equal(step, world.State);
        world.Wait(1);
        Assert.Equal((DealerState.Backoff, cause), (world.State, world.Data.LastCause));
        world.Retry().Open().Identify(2).Acknowledge();
        Assert.Equal(2, world.Asked(ResolveEndpoint).Count());
    }

    [Fact]
    public void C3_No_number_of_failures_ends_it()
    {
        var world = new DealerWorld().Start();
        for (var failure = 0; failure < 1_000; failure++)
        {
            world.Hear(DealerInput.ResolveFailed(world.Live));
            Assert.Equal(DealerState.Backoff, world.State);
            world.Retry();
        }

        Assert.Empty(world.Asked(ReportEnded));
        Assert.Equal(1_001, world.Asked(ResolveEndpoint).Count());
    }

    /// <summary>The handshake that is not finished in the first start, and in a reconnect: the same waits, and never an end.</summary>
    [Theory]
    [InlineData(DealerState.Resolving)]
    [InlineData(DealerState.Connecting)]
    [InlineData(DealerState.AwaitingId)]
    public void C17_A_first_start_is_retried_by_the_policy_of_a_reconnect_whatever_it_fails_at(DealerState step)
    {
        var start = WaitsAfter(new DealerWorld().Start(), step);
        Assert.Equal([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000], start);
        Assert.Equal(start, WaitsAfter(DealerWorld.Registered().Lose().Retry(), step));
    }

    [Fact]
    public void C17_A_first_start_that_cannot_register_has_the_same_waits() =>
        Assert.Equal([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000], WaitsAfter(new DealerWorld().Start(), DealerState.Registering));

    [Fact]
    public void C20_An_upgrade_that_is_never_answered_ends_with_its_address()
    {
        var world = new DealerWorld().Start();
        world.Hear(DealerInput.EndpointResolved(world.Live, 1));
        world.Wait(2_999);
        Assert.Equal(DealerState.Connecting, world.State);
        Assert.Equal([AbortTransport, PublishStatus], world.Wait(1));
        Assert.Equal(DealerState.Backoff, world.State);
    }

    [Fact]
    public void C20_A_transport_that_never_says_its_id_is_given_up_after_10_seconds()
    {
        var world = new DealerWorld().Start().Open();
        world.Wait(9_999);
        Assert.Equal(DealerState.AwaitingId, world.State);
        world.Wait(1);
        Assert.Equal((DealerState.Backoff, DealerCause.NotIdentified), (world.State, world.Data.LastCause));
    }

    [Fact]
    public void C21_An_address_that_swallows_packets_costs_3_seconds_and_the_next_one_is_tried()
    {
        var world = new DealerWorld().Start();
        world.Hear(DealerInput.EndpointResolved(world.Live, 2));
        var blackhole = world.Live;
        Assert.Equal([AbortTransport, OpenTransport], world.Wait(3_000));
        Assert.Equal(1, world.Asked(OpenTransport).Last().AddressIndex);
        Assert.NotEqual(blackhole, world.Live);
        Assert.Empty(world.Hear(DealerInput.TransportOpened(blackhole)));
        world.Hear(DealerInput.TransportOpened(world.Live));
        Assert.Equal(DealerState.AwaitingId, world.State);
    }

    [Fact]
    public void C21_An_address_behind_many_that_swallow_packets_has_its_turn_in_the_next_attempt()
    {
        var world = new DealerWorld().Start();
        var tried = new List<int>();
        for (var attempt = 0; attempt < 2; attempt++)
        {
            world.Forget();
            world.Hear(DealerInput.EndpointResolved(world.Live, 6));
            world.Wait(10_000);
            Assert.Equal(DealerState.Backoff, world.State);
            tried.AddRange(world.Asked(OpenTransport).Select(effect => effect.AddressIndex));
            world.Retry();
        }

        Assert.Equal([0, 1, 2, 3, 4, 5, 0, 1], tried);
    }

    [Fact]
    public void C31_A_server_that_accepts_and_drops_at_once_is_come_back_to_ever_more_slowly()
    {
        var world = new DealerWorld().Start();
        var waits = new List<long>();
        for (var round = 0; round < 4; round++)
        {
            world.Open().Lose(DealerCause.ClosedByPeer);
            var lost = world.Now;
            world.Retry();
            waits.Add((world.Now - lost).Microseconds / 1_000);
        }

        Assert.Equal([500, 1_000, 2_000, 4_000], waits);
    }

    [Fact]
    public void C31_A_registration_that_fails_slowly_is_no_healthy_connection_either()
    {
        var world = new DealerWorld().Start();
        for (var round = 0; round < 4; round++)
        {
            world.Open().Identify(round + 1);
            world.Wait(5_000);
            world.Hear(DealerInput.RegistrationFailed(world.Put));
            Assert.Equal((DealerState.Backoff, round + 1), (world.State, world.Data.Backoff.Failures));
            world.Retry();
        }
    }

    /// <summary>Who was registered once is told its id at once, and that proves nothing of the new connection.</summary>
    [Fact]
    public void C31_A_connection_that_is_dropped_right_after_its_id_is_come_back_to_ever_more_slowly()
    {
        var world = DealerWorld.Registered();
        world.Lose().Retry();
        var waits = new List<long>();
        for (var round = 0; round < 4; round++)
        {
            world.Open().Identify(round + 2).Acknowledge().Lose(DealerCause.ClosedByPeer);
            var lost = world.Now;
            world.Retry();
            waits.Add((world.Now - lost).Microseconds / 1_000);
        }

        Assert.Equal([500, 1_000, 2_000, 4_000], waits);
    }

    [Fact]
    public void C31_After_a_healthy_connection_the_first_retry_comes_within_250_ms()
    {
        var world = DealerWorld.Registered();
        world.Lose();
        var lost = world.Now;
        world.Retry();
        Assert.InRange((world.Now - lost).Microseconds, 1, 250_000);
    }

    [Fact]
    public void C32_A_token_that_is_refused_is_replaced_by_a_fresh_one()
    {
        var world = new DealerWorld().Start();
        world.Hear(DealerInput.EndpointResolved(world.Live, 3));
        world.Hear(DealerInput.UpgradeRefused(world.Live));
        Assert.Equal((DealerState.Backoff, DealerCause.UpgradeRefused), (world.State, world.Data.LastCause));
        Assert.Single(world.Asked(OpenTransport));
        world.Retry();
        Assert.Equal(2, world.Asked(ResolveEndpoint).Select(effect => effect.Connection).Distinct().Count());
    }

    [Fact]
    public void C103_Refused_credentials_are_the_end_at_once_and_with_their_cause()
    {
        var world = new DealerWorld().Start();
        Assert.Equal([AbortTransport, PublishStatus, ReportEnded], world.Hear(DealerInput.CredentialsRefused(world.Live)));
        Assert.Equal(DealerCause.CredentialsRefused, world.Asked(ReportEnded).Single().Cause);
        world.Wait(3_600_000);
        Assert.Equal(DealerState.Closed, world.State);
    }

    [Fact]
    public void C71_A_missed_pong_ends_the_connection_once()
    {
        var world = DealerWorld.Registered();
        world.Wait(30_000);
        Assert.Single(world.Asked(SendPing));
        world.Wait(3_000);
        var lost = Assert.Single(world.Asked(PublishStatus), effect => effect.Status == DealerStatus.Disconnected);
        Assert.Equal(DealerCause.Silent, lost.Cause);
        var dead = Assert.Single(world.Asked(AbortTransport)).Connection;

        // Its pong and its end, which come after all, are those of nobody.
        Assert.Empty(world.Hear(DealerInput.PongReceived(dead)));
        Assert.Empty(world.Hear(DealerInput.TransportClosed(dead, DealerCause.ClosedByPeer)));
        Assert.Equal((1, 2L), (world.Data.Losses, world.StaleDropped));
    }

    [Fact]
    public void C71_Any_pong_will_do()
    {
        var world = DealerWorld.Registered();
        for (var minute = 0; minute < 10; minute++)
        {
            world.Wait(30_000);
            world.Hear(DealerInput.PongReceived(world.Live));
        }

        Assert.Equal(DealerState.Registered, world.State);
        Assert.Equal([SendPong], world.Hear(DealerInput.PingReceived(world.Live)));
    }

    private static long[] WaitsAfter(DealerWorld world, DealerState step)
    {
        var waits = new long[7];
        for (var failure = 0; failure < waits.Length; failure++)
        {
            var failed = world.FailAt(step).Now;
            waits[failure] = (world.Retry().Now - failed).Microseconds / 1_000;
        }

        Assert.Empty(world.Asked(ReportEnded));
        return waits;
    }
}
