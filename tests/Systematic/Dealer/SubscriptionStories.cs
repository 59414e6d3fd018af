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
        var bus = new Bus(DealerWorld.Registered());
        var subscriber = bus.Subscribe("hm://connect-state/v1/cluster");
        bus.SendMessage("hm://connect-state/v1/cluster");
        Assert.Equal(0, bus.Unclaimed);
        bus.Table.Remove(subscriber);
        bus.SendMessage("hm://connect-state/v1/cluster");
        Assert.Equal((1, 0), (bus.Unclaimed, bus.Table.Subscribed));
        Assert.Equal("hm://connect-state/v1/cluster", bus.Take(subscriber));
        Assert.Null(bus.Take(subscriber));
    }

    public static TheoryData<string, SubscriptionError> Wrong => new()
    {
        { "nonsense", SubscriptionError.InvalidUri },
        { "", SubscriptionError.InvalidUri },
        { "hm:", SubscriptionError.InvalidUri },
        { new('/', DealerUri.CharsMax + 1), SubscriptionError.UriTooLong },
        { "hm://" + string.Join('/', Enumerable.Repeat("a", DealerUri.SegmentsMax)), SubscriptionError.UriTooLong },
    };

    /// <summary>The first address is good, and alone it is registered; with a bad one after it, or before, it is not.</summary>
    [Theory]
    [MemberData(nameof(Wrong))]
    public void C35_One_address_that_is_none_leaves_the_others_unregistered_as_well(string wrong, SubscriptionError error)
    {
        foreach (var uris in new string[][] { ["hm://a/b", wrong], ["hm://a/b", "hm://c", wrong, "hm://d"], [wrong, "hm://a/b"] })
        {
            Assert.Equal(error, table.TrySubscribe(uris, out _));
            Assert.Equal(error, table.TryHandle(uris, out _));
            Assert.Equal((0, 0), (table.Subscribed, table.Handled));
            Assert.Empty(Match("hm://a/b"));
            Assert.True(table.HandlerOf("hm://a/b").IsNone);
        }

        Assert.Equal([Subscribe("hm://a/b")], Match("hm://a/b"));
        Assert.Equal(SubscriptionError.None, table.TryHandle(["hm://a/b"], out var handler));
        Assert.Equal(handler, table.HandlerOf("hm://a/b"));
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

    /// <summary>However many receives found nothing and were given up, each message goes to who asks next, in order.</summary>
    [Fact]
    public void C117_A_receive_that_found_nothing_and_was_given_up_eats_no_message()
    {
        var queue = new SubscriberQueue<int>(4);
        for (var receive = 0; receive < 3; receive++)
            Assert.False(queue.TryTake(out _));
        for (var sent = 1; sent <= 4; sent++)
            queue.Add(sent);
        Assert.Equal((4, 0L), (queue.Count, queue.Dropped));
        for (var sent = 1; sent <= 4; sent++)
        {
            Assert.True(queue.TryTake(out var message));
            Assert.Equal((sent, 4 - sent), (message, queue.Count));
        }

        Assert.False(queue.TryTake(out _));
    }

    private SubscriberId Subscribe(string uri)
    {
        Assert.Equal(SubscriptionError.None, table.TrySubscribe([uri], out var subscriber));
        return subscriber;
    }

    private SubscriberId[] Match(string uri) => matching[..table.Match(uri, matching)];
}
