using Holdover.Dealer;
using Holdover.Machines;

namespace Holdover.Tests.Systematic.Dealer;

/// <summary>Bytes in, bytes and messages out: what the rows promise of the table and the queues holds where they are joined.</summary>
public class BusStories
{
    private const string Volume = "hm://connect-state/v1/connect/volume";

    [Fact]
    public void C28_Who_registered_before_anything_could_connect_is_served_when_it_can()
    {
        var world = new BusWorld();
        world.Subscribe(out var subscriber, "hm://connect-state/v1/");
        world.Handle(out var handler, "hm://connect-state/v1/player");
        world.Step(DealerInput.StartRequested());
        world.Step(DealerInput.ResolveFailed(world.Live));
        world.Lose().Open().Message(Volume, "loud").Request("hm://connect-state/v1/player/command", "k");
        world.Receive(subscriber);
        Assert.Equal("loud", Assert.Single(world.Given).Text);
        Assert.Equal(handler, Assert.Single(world.Commands).Handler);
    }

    [Fact]
    public void C33_Everybody_who_matches_is_given_the_message_and_it_is_kept_until_the_last_has_taken_it()
    {
        var world = new BusWorld().Start();
        world.Subscribe(out var all, "hm://connect-state/v1/");
        world.Subscribe(out var volume, Volume);
        world.Subscribe(out _, "hm://playlist/v2");
        world.Receive(all);
        world.Receive(volume);
        world.Message(Volume, "loud");
        Assert.Equal([(all, "loud"), (volume, "loud")], world.Given.Select(given => (given.Subscriber, given.Text)));
        world.Receive(all);
        Assert.Equal(1, world.Frames.Carried);
        world.Receive(volume);
        Assert.Equal(0, world.Frames.Carried);
    }

    [Fact]
    public void C34_C91_A_message_for_who_has_left_is_nobodys_and_says_so()
    {
        var world = new BusWorld().Start();
        world.Subscribe(out var leaving, Volume);
        world.Receive(leaving);
        world.Message(Volume, "loud").Message(Volume, "louder");
        world.Step(BusInput.SubscriberLeft(leaving));
        world.Step(BusInput.SubscriberLeft(leaving));
        Assert.Equal(0, world.Frames.Carried);
        Assert.Empty(world.Drops);
        world.Message(Volume, "loudest");
        Assert.Equal([MessageDrop.Nobody], world.Drops);
        Assert.Equal(0, world.Frames.Carried);
        world.Receive(leaving);
        Assert.Equal("loud", Assert.Single(world.Given).Text);
    }

    [Fact]
    public void C35_A_registration_of_several_addresses_is_whole_or_none()
    {
        var world = new BusWorld().Start();
        Assert.Equal(SubscriptionError.InvalidUri, world.Subscribe(out var none, "hm://a", "nonsense"));
        Assert.True(none.IsNone);
        Assert.Equal(SubscriptionError.None, world.Handle(out _, "hm://b/c"));
        Assert.Equal(SubscriptionError.AlreadyHandled, world.Handle(out _, "hm://a", "hm://b"));
        world.Message("hm://a", "x").Request("hm://a", "k");
        Assert.Equal([MessageDrop.Nobody], world.Drops);
        Assert.Equal(["k False"], world.Replies);
        for (var subscriber = 0; subscriber < DealerNode.SubscribersMax; subscriber++)
            Assert.Equal(SubscriptionError.None, world.Subscribe(out _, "hm://a"));
        Assert.Equal(SubscriptionError.TooMany, world.Subscribe(out _, "hm://a"));
    }

    [Fact]
    public void C36_Every_request_with_a_key_has_its_one_reply_whatever_it_carries()
    {
        var world = new BusWorld().Start();
        world.Handle(out _, "hm://player");
        world.Subscribe(out _, "hm://nobody/handles/this");
        world.Request("hm://nobody/handles/this", "no handler");
        world.Hear("""{"type":"request","message_ident":"hm://player","key":"not gzip","headers":{"Transfer-Encoding":"gzip"},"payload":{"compressed":"AAAA"}}""");
        world.Hear("""{"type":"request","message_ident":7,"key":"no address","payload":{}}""");
        world.Request("hm://player/command", "done");
        world.Step(DealerInput.RequestAnswered(world.Live, world.Commands.Single().Key, success: true));
        world.Step(DealerInput.RequestAnswered(world.Live, world.Commands.Single().Key, success: true));
        Assert.Equal(["no handler False", "not gzip False", "no address False", "done True"], world.Replies);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"type":"message"}""")]
    [InlineData("""{"type":"message","uri":"hm://a","payloads":[1,2]}""")]
    [InlineData("""{"type":"reply","key":"k","payload":{"success":true}}""")]
    public void What_cannot_be_read_is_dropped_with_a_word_and_harms_nothing(string frame)
    {
        var world = new BusWorld().Start();
        world.Subscribe(out _, "hm://a");
        world.Hear(frame);
        Assert.Equal([MessageDrop.Unreadable], world.Drops);
        Assert.Empty(world.Replies);
        Assert.Equal(0, world.Frames.Carried);
    }

    [Fact]
    public void C37_A_late_answer_is_sent_on_no_other_connection()
    {
        var world = new BusWorld().Start();
        world.Handle(out _, "hm://player");
        world.Request("hm://player", "k");
        var (asked, key) = (world.Live, world.Commands.Single().Key);
        world.Lose().Open().Request("hm://player", "k", message: 2);
        world.Step(DealerInput.RequestAnswered(asked, key, success: true));
        Assert.Empty(world.Replies);
        world.Step(DealerInput.RequestAnswered(world.Live, world.Commands[^1].Key, success: false));
        Assert.Equal(["k False"], world.Replies);
    }

    [Fact]
    public void C1_What_waits_for_a_subscriber_is_given_whatever_became_of_its_connection()
    {
        var world = new BusWorld().Start();
        world.Subscribe(out var subscriber, Volume);
        world.Message(Volume, "one").Message(Volume, "two").Lose().Open().Message(Volume, "three");
        for (var message = 0; message < 3; message++)
            world.Receive(subscriber);
        Assert.Equal(["one", "two", "three"], world.Given.Select(given => given.Text));
    }

    /// <summary>Before the message, after it, and with the next receive asked for before the host could see what it was given.</summary>
    [Fact]
    public void C117_A_cancelled_receive_takes_no_message()
    {
        var world = new BusWorld().Start();
        world.Subscribe(out var subscriber, Volume);
        world.Step(BusInput.ReceiveCancelled(subscriber, world.Receive(subscriber)));
        world.Message(Volume, "one");
        Assert.Empty(world.Given);
        var late = world.Receive(subscriber);
        world.Step(BusInput.ReceiveCancelled(subscriber, late));
        world.Message(Volume, "two");
        var next = world.Receive(subscriber);
        world.Step(BusInput.ReceiveCancelled(subscriber, late));
        world.Receive(subscriber);
        Assert.Equal([(late, "one"), (next, "one"), (new(next.Value + 1), "two")], world.Given.Select(given => (given.Receive, given.Text)));
    }

    [Fact]
    public void Who_lags_behind_loses_the_oldest_and_is_told()
    {
        var world = new BusWorld().Start();
        world.Subscribe(out var subscriber, Volume);
        for (var message = 0; message < 18; message++)
            world.Message(Volume, $"{message}");
        Assert.Equal([MessageDrop.Overrun, MessageDrop.Overrun], world.Drops);
        world.Receive(subscriber);
        Assert.Equal("2", Assert.Single(world.Given).Text);
    }

    /// <summary>The same owner begins anew because of what was asked; its sender has not heard that it was done, and asks again.</summary>
    [Fact]
    public void A_command_that_was_done_is_not_done_again_when_an_owner_has_begun_anew()
    {
        var world = new BusWorld().Start();
        world.Handle(out _, "hm://connect-state/v1/player");
        world.Request("hm://connect-state/v1/player/command", "first", message: 7);
        world.Step(DealerInput.RequestAnswered(world.Live, world.Commands[0].Key, success: true));
        world.Step(DealerInput.CloseRequested());
        world.Step(DealerInput.TransportClosed(world.Live, DealerCause.ClosedByPeer));
        world.Step(BusInput.BeginRequested());
        world.Open().Request("hm://connect-state/v1/player/command", "again", message: 7);
        Assert.Single(world.Commands);
        Assert.Equal(["first True", "again True"], world.Replies);
    }

    [Fact]
    public void Another_owner_is_given_nothing_that_came_for_the_last()
    {
        var world = new BusWorld().Start();
        world.Subscribe(out var subscriber, Volume);
        world.Message(Volume, "the last owner's");
        world.Step(DealerInput.CloseRequested());
        world.Step(DealerInput.TransportClosed(world.Live, DealerCause.ClosedByPeer));
        world.Step(BusInput.BeginRequested());
        world.Open().Message(Volume, "the next owner's");
        world.Receive(subscriber);
        Assert.Equal("the next owner's", Assert.Single(world.Given).Text);
        Assert.Equal(1, world.Frames.Carried);
    }

    [Fact]
    public void A_node_that_was_written_and_read_goes_on_with_all_that_waited()
    {
        var world = new BusWorld().Start();
        world.Subscribe(out var subscriber, Volume);
        world.Handle(out _, "hm://player");
        world.Receive(subscriber);
        world.Message(Volume, "one").Message(Volume, "two").Request("hm://player", "k");
        world.Restore();
        world.Receive(subscriber);
        world.Step(DealerInput.RequestAnswered(world.Live, world.Commands.Single().Key, success: true));
        Assert.Equal(["one", "two"], world.Given.Select(given => given.Text));
        Assert.Equal(["k True"], world.Replies);
        Assert.Equal(SubscriptionError.AlreadyHandled, world.Handle(out _, "hm://player/command"));
    }

    /// <summary>A peer that gives a connection ever new ids, or asks with ever new keys, fills nothing.</summary>
    [Fact]
    public void A_peer_cannot_fill_what_is_kept_of_its_texts()
    {
        var world = new BusWorld().Start();
        for (var number = 0; number < 3 * PeerTexts.CountMax; number++)
        {
            world.Hear($$$"""{"type":"message","uri":"hm://pusher/v1/connections/x","headers":{"Spotify-Connection-Id":"another {{{number}}}"}}""");
            world.Request("hm://nobody", $"key {number}", (uint)number);
        }

        world.Step(DealerInput.CloseRequested());
        for (var number = 0; number < 3 * PeerTexts.CountMax; number++)
            world.Request("hm://nobody", $"late {number}");
        Assert.Equal(3 * PeerTexts.CountMax, world.Replies.Count);
    }
}
