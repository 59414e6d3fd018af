using Holdover.Dealer;

namespace Holdover.Tests.Systematic.Dealer;

/// <summary>Who is told of what.</summary>
public class SubscriptionStories
{
    private readonly SubscriptionTable table = new();
    private readonly SubscriberId[] matching = new SubscriberId[SubscriptionTable.AddressesMax];

    [Fact]
    public void C33_Subscribers_of_a_prefix_and_of_what_is_below_it_are_both_served()
    {
        var all = Subscribe("hm://connect-state/v1/");
        var volume = Subscribe("hm://connect-state/v1/connect/volume");
        Assert.Equal([all, volume], Match("hm://connect-state/v1/connect/volume"));
        Assert.Equal([all], Match("hm://connect-state/v1/cluster"));
    }

    [Fact]
    public void C34_A_message_whose_only_subscriber_is_gone_is_nobodys()
    {
        var subscriber = Subscribe("hm://connect-state/v1/cluster");
        Assert.Equal([subscriber], Match("hm://connect-state/v1/cluster"));
        table.Remove(subscriber);
        Assert.Empty(Match("hm://connect-state/v1/cluster"));
        Assert.Equal(0, table.Subscribed);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    [InlineData("hm:/")]
    public void C35_One_address_that_is_none_leaves_the_others_unregistered_as_well(string wrong)
    {
        var expected = wrong == "hm:/" ? SubscriptionError.None : SubscriptionError.InvalidUri;
        Assert.Equal(expected, table.TrySubscribe(["hm://a/b", wrong], out _));
        Assert.Equal(expected == SubscriptionError.None ? 1 : 0, Match("hm://a/b").Length);
        Assert.Equal(expected, table.TryHandle(["hm://a/b", wrong], out _));
        Assert.Equal(expected == SubscriptionError.None, !table.HandlerOf("hm://a/b").IsNone);
    }

    [Fact]
    public void C35_A_conflict_at_the_second_address_gives_the_first_back()
    {
        Assert.Equal(SubscriptionError.None, table.TryHandle(["hm://b/c"], out var first));
        Assert.Equal(SubscriptionError.AlreadyHandled, table.TryHandle(["hm://a", "hm://b/c/d"], out _));
        Assert.Equal(SubscriptionError.AlreadyHandled, table.TryHandle(["hm://a", "hm://b"], out _));
        Assert.True(table.HandlerOf("hm://a/x").IsNone);
        Assert.Equal(first, table.HandlerOf("hm://b/c/d"));
        Assert.Equal(SubscriptionError.None, table.TryHandle(["hm://a"], out _));
        Assert.Equal(2, table.Handled);
    }

    [Fact]
    public void C91_A_message_for_who_has_left_meanwhile_goes_past_everybody_else_unharmed()
    {
        var (leaving, staying) = (Subscribe("hm://a"), Subscribe("hm://a"));
        table.Remove(leaving);
        table.Remove(leaving);
        Assert.Equal([staying], Match("hm://a/b"));
    }

    [Fact]
    public void C93_Who_is_being_told_may_subscribe_and_leave()
    {
        var (first, second) = (Subscribe("hm://a"), Subscribe("hm://a"));
        var told = new List<SubscriberId>();
        foreach (var subscriber in Match("hm://a"))
        {
            told.Add(subscriber);
            table.Remove(first);
            table.Remove(second);
            Subscribe("hm://a/b");
        }

        Assert.Equal([first, second], told);
        Assert.Equal(2, Match("hm://a/b").Length);
    }

    [Fact]
    public void C1_What_waits_for_a_subscriber_outlives_the_transport_that_it_came_by()
    {
        var (world, queue) = (DealerWorld.Registered(), new SubscriberQueue<int>(4));
        world.Hear(DealerInput.MessageReceived(world.Live, handle: 7));
        queue.Add(world.Asked(DealerAction.DeliverMessage).Single().Handle);
        world.Lose().Retry().Open();
        Assert.True(queue.TryTake(out var message));
        Assert.Equal(7, message);
    }

    [Fact]
    public void C117_A_receive_that_found_nothing_and_was_given_up_eats_no_message()
    {
        var queue = new SubscriberQueue<int>(4);
        Assert.False(queue.TryTake(out _));
        queue.Add(1);
        Assert.Equal(1, queue.Count);
        Assert.True(queue.TryTake(out var message));
        Assert.Equal((1, 0), (message, queue.Count));
    }

    private SubscriberId Subscribe(string uri)
    {
        Assert.Equal(SubscriptionError.None, table.TrySubscribe([uri], out var subscriber));
        return subscriber;
    }

    private SubscriberId[] Match(string uri) => matching[..table.Match(uri, matching)];
}
