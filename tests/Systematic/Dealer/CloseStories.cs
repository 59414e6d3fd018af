using Holdover.Dealer;
using Holdover.Machines;

using static Holdover.Dealer.DealerAction;

namespace Holdover.Tests.Systematic.Dealer;

/// <summary>The owner closes: in every phase, at once or within three seconds, and once.</summary>
public class CloseStories
{
    /// <summary>Every phase that a dealer can be in, by the way that leads there.</summary>
    private static readonly SortedDictionary<DealerState, Func<DealerWorld>> Phases = new()
    {
        [DealerState.Stopped] = () => new(),
        [DealerState.Resolving] = () => new DealerWorld().Start(),
        [DealerState.Connecting] = Connecting,
        [DealerState.AwaitingId] = () => new DealerWorld().Start().Open(),
        [DealerState.Registering] = () => new DealerWorld().Start().Open().Identify(1),
        [DealerState.Registered] = () => DealerWorld.Registered(),
        [DealerState.Backoff] = () => DealerWorld.Registered().Lose(),
    };

    public static TheoryData<DealerState> States => [.. Phases.Keys];

    [Fact]
    public void C10_A_loss_that_comes_with_the_close_does_not_make_it_a_loss()
    {
        var world = DealerWorld.Registered();
        world.Hear(DealerInput.CloseRequested());
        world.Hear(DealerInput.TransportClosed(world.Live, DealerCause.ClosedByPeer));
        Assert.Equal((DealerState.Closed, DealerCause.None), (world.State, world.Asked(ReportEnded).Single().Cause));
        Assert.DoesNotContain(world.Asked(PublishStatus), effect => effect.Status == DealerStatus.Disconnected);
    }

    [Fact]
    public void C11_A_close_is_not_outrun_by_a_loss_and_the_retry_that_it_leads_to()
    {
        var world = DealerWorld.Registered().Lose();
        world.Hear(DealerInput.CloseRequested());
        world.Wait(60_000);
        Assert.Equal((DealerState.Closed, DealerCause.None), (world.State, world.Asked(ReportEnded).Single().Cause));
        Assert.Empty(world.Asked(ResolveEndpoint));
    }

    /// <summary>In one instant a close is asked for, the transport is lost, a put is answered and a message comes: in any order it is the end.</summary>
    [Fact]
    public void C11_Whatever_is_ready_in_the_instant_of_a_close_it_is_the_end_and_only_a_loss_before_it_is_one()
    {
        foreach (var order in Orders([0, 1, 2, 3]))
        {
            var world = DealerWorld.Registered();
            world.Hear(DealerInput.StateChanged());
            world.Wait(200);
            DealerInput[] ready =
            [
                DealerInput.CloseRequested(), DealerInput.TransportClosed(world.Live, DealerCause.ClosedByPeer),
                DealerInput.RegistrationAcknowledged(world.Put), DealerInput.MessageReceived(world.Live, handle: 1),
            ];
            world.Forget();
            foreach (var next in order)
                world.Hear(ready[next]);
            world.Wait(60_000);
            Assert.Equal((DealerState.Closed, DealerCause.None), (world.State, world.Asked(ReportEnded).Single().Cause));
            Assert.Empty(world.Asked(ResolveEndpoint));
            var isLost = Array.IndexOf(order, 1) < Array.IndexOf(order, 0);
            Assert.Equal(isLost ? 1 : 0, world.Asked(PublishStatus).Count(effect => effect.Status == DealerStatus.Disconnected));
        }
    }

    [Fact]
    public void C12_The_wish_is_noted_before_any_courtesy_and_no_courtesy_is_waited_for()
    {
        var world = DealerWorld.Registered();
        Assert.Equal([Unregister, CloseTransport], world.Hear(DealerInput.CloseRequested()));
        Assert.Equal(DealerState.Closing, world.State);
        world.Hear(DealerInput.TransportClosed(world.Live, DealerCause.TransportError));
        Assert.Equal((DealerState.Closed, DealerCause.None), (world.State, world.Asked(ReportEnded).Single().Cause));
    }

    [Theory]
    [MemberData(nameof(States))]
    public void C14_A_close_leaves_no_transport_behind(DealerState phase)
    {
        var world = In(phase);
        var live = world.Live;
        world.Hear(DealerInput.CloseRequested());
        world.Wait(3_000);
        Assert.Equal(DealerState.Closed, world.State);
        Assert.Equal(live.IsNone() ? [] : [live], world.Asked(AbortTransport).Select(effect => effect.Connection).Where(aborted => aborted == live));
        Assert.True(world.Live.IsNone());
    }

    /// <summary>Nobody closes after a loss: the transport is dropped by itself, and once its owner has gone nothing is tried any more.</summary>
    [Theory]
    [InlineData(DealerCause.ClosedByPeer)]
    [InlineData(DealerCause.TransportError)]
    [InlineData(DealerCause.Silent)]
    public void C14_A_loss_drops_its_transport_unasked_and_who_closes_then_ends_the_retrying(DealerCause cause)
    {
        var world = DealerWorld.Registered();
        var lost = world.Live;
        if (cause == DealerCause.Silent)
            world.Wait(31_000);
        else
            world.Lose(cause);
        Assert.Equal((DealerState.Backoff, cause), (world.State, world.Data.LastCause));
        Assert.Equal(lost, Assert.Single(world.Asked(AbortTransport)).Connection);
        world.Hear(DealerInput.CloseRequested());
        world.Forget();
        world.Wait(3_600_000);
        Assert.Empty(world.Asked());
    }

    [Fact]
    public void C16_After_the_end_of_an_owner_nothing_of_the_old_account_is_heard()
    {
        var world = DealerWorld.Registered();
        var old = world.Live;
        world.Hear(DealerInput.CloseRequested());
        Assert.Empty(world.Hear(DealerInput.RequestReceived(old, new TextId(4), new HandlerId(1), RequestIdentity.Of("phone", 1), 4)));
        Assert.Empty(world.Hear(DealerInput.MessageReceived(old, 4)));
        world.Wait(3_000);
        Assert.Empty(world.Hear(DealerInput.MessageReceived(old, 5)));
        Assert.Equal(1, world.StaleDropped);
        Assert.Empty(world.Asked(DeliverRequest));
        Assert.Empty(world.Asked(DeliverMessage));
    }

    [Fact]
    public void C27_A_close_while_starting_is_not_forgotten()
    {
        var world = new DealerWorld().Start();
        var asked = world.Live;
        Assert.Equal([AbortTransport, PublishStatus, ReportEnded], world.Hear(DealerInput.CloseRequested()));
        Assert.Empty(world.Hear(DealerInput.EndpointResolved(asked, 1)));
        Assert.Equal((DealerState.Closed, 1L), (world.State, world.StaleDropped));
    }

    [Fact]
    public void C27_A_close_before_the_start_is_not_forgotten_either()
    {
        var world = new DealerWorld();
        world.Hear(DealerInput.CloseRequested());
        world.Start();
        Assert.Equal(DealerState.Closed, world.State);
        Assert.Empty(world.Asked(ResolveEndpoint));
    }

    [Theory]
    [MemberData(nameof(States))]
    public void C29_A_close_never_waits_where_no_transport_is_open(DealerState phase)
    {
        var world = In(phase);
        world.Hear(DealerInput.CloseRequested());
        var isOpen = phase is DealerState.AwaitingId or DealerState.Registering or DealerState.Registered;
        Assert.Equal(isOpen ? DealerState.Closing : DealerState.Closed, world.State);
        Assert.Equal(isOpen ? 0 : 1, world.Asked(ReportEnded).Count());
    }

    [Fact]
    public void C30_A_peer_that_ignores_the_close_is_aborted_after_3_seconds()
    {
        var world = DealerWorld.Registered();
        var live = world.Live;
        world.Hear(DealerInput.CloseRequested());
        world.Wait(2_999);
        Assert.Equal(DealerState.Closing, world.State);
        Assert.Equal([AbortTransport, PublishStatus, ReportEnded], world.Wait(1));
        Assert.Equal(live, world.Asked(AbortTransport).Single().Connection);
    }

    [Fact]
    public void C36_A_close_answers_what_is_still_asked()
    {
        var world = DealerWorld.Registered();
        world.Request(key: 4, RequestIdentity.Of("phone", 1));
        world.Request(key: 5, RequestIdentity.Of("phone", 2));
        world.Forget();
        Assert.Equal([SendReply, SendReply, Unregister, CloseTransport], world.Hear(DealerInput.CloseRequested()));
        Assert.All(world.Asked(SendReply), effect => Assert.False(effect.Success));
    }

    [Fact]
    public void C53_Who_unregisters_names_the_registration_that_is_over_so_that_a_newer_one_stays()
    {
        var world = DealerWorld.Registered().Lose().Retry().Open().Identify(2).Acknowledge();
        world.Hear(DealerInput.CloseRequested());
        Assert.Equal(new TextId(2), world.Asked(Unregister).Single().ConnectionId);
    }

    [Theory]
    [MemberData(nameof(States))]
    public void C112_It_ends_once_however_often_it_is_closed(DealerState phase)
    {
        var world = In(phase);
        for (var wish = 0; wish < 3; wish++)
        {
            world.Hear(DealerInput.CloseRequested());
            world.Wait(2_000);
        }

        Assert.Single(world.Asked(ReportEnded));
        Assert.Equal(ReportEnded, world.Asked().Last().Action);
    }

    private static IEnumerable<int[]> Orders(int[] items) => items.Length == 0
        ? [[]]
        : items.SelectMany(first => Orders([.. items.Where(item => item != first)]).Select(rest => new[] { first }.Concat(rest).ToArray()));

    private static DealerWorld In(DealerState phase)
    {
        var world = Phases[phase]();
        Assert.Equal(phase, world.State);
        world.Forget();
        return world;
    }

    private static DealerWorld Connecting()
    {
        var world = new DealerWorld().Start();
        world.Hear(DealerInput.EndpointResolved(world.Live, 2));
        return world;
    }
}
