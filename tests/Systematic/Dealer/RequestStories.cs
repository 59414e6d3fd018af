using Holdover.Dealer;
using Holdover.Machines;

using static Holdover.Dealer.DealerAction;

namespace Holdover.Tests.Systematic.Dealer;

/// <summary>Requests and their replies: one a key, on the connection that was asked.</summary>
public class RequestStories
{
    private static readonly RequestIdentity Pause = RequestIdentity.Of("phone", 7);

    [Fact]
    public void C36_A_request_that_cannot_be_decoded_is_answered_like_any_other()
    {
        var world = DealerWorld.Registered();
        Assert.Equal([SendReply], world.Hear(DealerInput.RequestUnreadable(world.Live, new TextId(5))));
        Assert.Equal((new TextId(5), false), ReplyOf(world));
    }

    [Fact]
    public void C36_A_request_that_nobody_handles_is_answered_too()
    {
        var world = DealerWorld.Registered();
        Assert.Equal([SendReply], world.Request(key: 5, Pause, handler: 0));
        Assert.Equal((new TextId(5), false), ReplyOf(world));
    }

    [Fact]
    public void C36_A_handler_that_never_answers_fails_and_its_late_answer_is_counted()
    {
        var world = DealerWorld.Registered();
        world.Request(key: 5, Pause);
        world.Wait(4_999);
        Assert.Empty(world.Asked(SendReply));
        world.Wait(1);
        Assert.Equal((new TextId(5), false), ReplyOf(world));
        Assert.Empty(world.Hear(DealerInput.RequestAnswered(world.Live, new TextId(5), success: true)));
        Assert.Equal(1, world.Data.AnswersLate);
    }

    [Fact]
    public void C36_A_key_that_comes_twice_is_answered_once()
    {
        var world = DealerWorld.Registered();
        world.Request(key: 5, Pause);
        Assert.Empty(world.Request(key: 5, RequestIdentity.Of("phone", 8)));
        Assert.Empty(world.Hear(DealerInput.RequestUnreadable(world.Live, new TextId(5))));
        world.Hear(DealerInput.RequestAnswered(world.Live, new TextId(5), success: true));
        world.Wait(10_000);
        Assert.Equal((new TextId(5), true), ReplyOf(world));
        Assert.Equal(2, world.Data.KeysRepeated);
    }

    [Fact]
    public void C36_More_requests_than_may_wait_fail_at_once_and_none_is_forgotten()
    {
        var world = DealerWorld.Registered();
        for (var key = 1; key <= OutstandingRequests.CountMax + 3; key++)
            world.Request(key, RequestIdentity.Of("phone", (uint)key));
        Assert.Equal(OutstandingRequests.CountMax, world.Asked(DeliverRequest).Count());
        Assert.Equal(3, world.Asked(SendReply).Count());
        world.Wait(5_000);
        Assert.Equal(OutstandingRequests.CountMax + 3, world.Asked(SendReply).Select(effect => effect.Key).Distinct().Count());
        Assert.All(world.Asked(SendReply), effect => Assert.False(effect.Success));
    }

    [Fact]
    public void C37_An_answer_that_comes_after_its_connection_is_gone_is_dropped_and_counted()
    {
        var world = DealerWorld.Registered();
        var asked = world.Live;
        world.Request(key: 5, Pause);
        world.Lose();
        Assert.Equal(1, world.Data.RequestsDropped);
        world.Retry().Open().Identify(2).Acknowledge();
        Assert.Empty(world.Hear(DealerInput.RequestAnswered(asked, new TextId(5), success: true)));
        world.Wait(20_000);
        Assert.Empty(world.Asked(SendReply));
        Assert.Equal(1, world.StaleDropped);
    }

    [Fact]
    public void C38_A_request_of_a_connection_that_is_gone_may_not_be_acted_on()
    {
        var world = DealerWorld.Registered();
        var asked = world.Live;
        world.Request(key: 5, Pause);
        Assert.True(world.Data.Outstanding.IsOpen(asked, new TextId(5)));
        world.Lose();
        Assert.False(world.Data.Outstanding.IsOpen(asked, new TextId(5)));
        world.Retry().Open().Identify(2).Acknowledge();
        Assert.False(world.Data.Outstanding.IsOpen(asked, new TextId(5)));
        Assert.False(world.Data.Outstanding.IsOpen(world.Live, new TextId(5)));
    }

    [Fact]
    public void C38_A_request_that_is_sent_again_takes_effect_once()
    {
        var world = DealerWorld.Registered();
        world.Request(key: 5, Pause);
        world.Hear(DealerInput.RequestAnswered(world.Live, new TextId(5), success: true));
        world.Lose().Retry().Open().Identify(2).Acknowledge();
        Assert.Equal([SendReply], world.Request(key: 6, Pause));
        Assert.True(world.Asked(SendReply).Last().Success);
        Assert.Single(world.Asked(DeliverRequest));
    }

    [Fact]
    public void C38_A_request_that_may_still_take_effect_is_not_given_to_a_handler_again()
    {
        var world = DealerWorld.Registered();
        world.Request(key: 5, Pause);
        world.Lose().Retry().Open();
        Assert.Equal([SendReply], world.Request(key: 6, Pause));
        Assert.False(world.Asked(SendReply).Single().Success);
        Assert.Single(world.Asked(DeliverRequest));
    }

    [Fact]
    public void C38_A_request_that_was_refused_may_be_sent_again()
    {
        var world = DealerWorld.Registered();
        world.Request(key: 5, Pause);
        world.Hear(DealerInput.RequestAnswered(world.Live, new TextId(5), success: false));
        Assert.Equal([DeliverRequest], world.Request(key: 6, Pause));
    }

    /// <summary>Who gave up on a handler takes nothing of its late answer, and the next request waits for its own.</summary>
    [Fact]
    public void C117_The_answer_to_a_request_that_timed_out_is_not_taken_for_the_next()
    {
        var world = DealerWorld.Registered();
        world.Request(key: 5, Pause);
        world.Wait(5_000);
        Assert.Equal((new TextId(5), false), ReplyOf(world));
        world.Request(key: 6, RequestIdentity.Of("phone", 8));
        Assert.Empty(world.Hear(DealerInput.RequestAnswered(world.Live, new TextId(5), success: true)));
        Assert.Equal((1L, 1), (world.Data.AnswersLate, world.Data.Outstanding.Count));
        world.Forget();
        world.Hear(DealerInput.RequestAnswered(world.Live, new TextId(6), success: true));
        Assert.Equal((new TextId(6), true), ReplyOf(world));
    }

    private static (TextId Key, bool Success) ReplyOf(DealerWorld world)
    {
        var reply = Assert.Single(world.Asked(SendReply));
        Assert.Equal(world.Live, reply.Connection);
        return (reply.Key, reply.Success);
    }
}
