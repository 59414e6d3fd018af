using Holdover.Dealer;
using Holdover.Hub;
using Holdover.Machines;

using static Holdover.Tests.Systematic.Hub.HubWorld;

namespace Holdover.Tests.Systematic.Hub;

/// <summary>Commands, seen from the server: relayed once, on one connection, and answered once.</summary>
public sealed class CommandStories
{
    private readonly HubWorld world = new();
    private readonly SecretDigest token;
    private readonly ConnectionEpoch kitchen;

    public CommandStories()
    {
        token = world.Login(Alice);
        (kitchen, var id) = world.Open(token);
        Assert.Equal(HubAnswer.Done, world.Put(token, id, Kitchen, isActive: true));
    }

    [Fact]
    public void A_command_is_relayed_with_its_exchange_and_its_reply_answers_it()
    {
        var command = world.Command(token, Kitchen, message: 1);
        var request = Assert.Single(world.Asked(AccountAction.SendRequest));
        Assert.Equal((kitchen, command, 1), (request.Connection, request.Exchange, request.Handle));
        Assert.Null(world.AnswerOf(command));
        world.Hear(AccountInput.ReplyReceived(kitchen, command, success: true));
        Assert.Equal(HubAnswer.Done, world.AnswerOf(command));
    }

    [Fact]
    public void A_reply_that_says_no_says_so_to_the_sender_who_may_try_again()
    {
        var command = world.Command(token, Kitchen, message: 1);
        world.Hear(AccountInput.ReplyReceived(kitchen, command, success: false));
        Assert.Equal(HubAnswer.Failed, world.AnswerOf(command));
        world.Command(token, Kitchen, message: 1);
        Assert.Equal(2, world.Asked(AccountAction.SendRequest).Count());
    }

    [Fact]
    public void A_device_that_never_replies_fails_the_command_when_its_time_is_up()
    {
        var command = world.Command(token, Kitchen, message: 1);
        world.Wait(AccountSettings.Default.CommandMax - new Duration(1));
        Assert.Null(world.AnswerOf(command));
        world.Wait(new(1));
        Assert.Equal(HubAnswer.TimedOut, world.AnswerOf(command));
    }

    /// <summary>On the server's side the sender is answered at the loss, and what the old connection or the new one says later answers nobody.</summary>
    [Fact]
    public void C37_A_reply_after_its_connection_is_gone_is_dropped_and_counted()
    {
        var command = world.Command(token, Kitchen, message: 1);
        world.Hear(AccountInput.ConnectionClosed(kitchen));
        Assert.Equal(HubAnswer.DeviceAway, world.AnswerOf(command));
        var (second, id) = world.Open(token);
        world.Put(token, id, Kitchen, isActive: true);
        world.Log.Clear();
        var strays = world.Hub.Strays;
        world.Hear(AccountInput.ReplyReceived(kitchen, command, success: true));
        world.Hear(AccountInput.ReplyReceived(second, command, success: true));
        Assert.Empty(world.Log);
        Assert.Equal(strays + 2, world.Hub.Strays);
    }

    [Fact]
    public void C37_A_reply_on_another_connection_answers_nothing()
    {
        var command = world.Command(token, Kitchen, message: 1);
        var (other, _) = world.Open(token);
        world.Hear(AccountInput.ReplyReceived(other, command, success: true));
        Assert.Null(world.AnswerOf(command));
        world.Hear(AccountInput.ReplyReceived(kitchen, command, success: false));
        Assert.Equal(HubAnswer.Failed, world.AnswerOf(command));
    }

    /// <summary>It may have been done on the connection that is gone: it is not relayed on the next, however often it is sent.</summary>
    [Fact]
    public void C38_A_command_that_may_have_been_done_is_not_relayed_again()
    {
        world.Command(token, Kitchen, message: 1);
        world.Hear(AccountInput.ConnectionClosed(kitchen));
        var (_, id) = world.Open(token);
        world.Put(token, id, Kitchen, isActive: true);
        Assert.Equal(HubAnswer.Repeated, world.AnswerOf(world.Command(token, Kitchen, message: 1)));
        Assert.Single(world.Asked(AccountAction.SendRequest));
    }

    [Fact]
    public void C38_A_command_that_was_done_is_answered_again_and_not_done_again()
    {
        world.Hear(AccountInput.ReplyReceived(kitchen, world.Command(token, Kitchen, message: 1), success: true));
        Assert.Equal(HubAnswer.Done, world.AnswerOf(world.Command(token, Kitchen, message: 1)));
        Assert.Single(world.Asked(AccountAction.SendRequest));
    }

    /// <summary>Many losses push out of memory what is still awaited; its reply is an answer all the same.</summary>
    [Fact]
    public void C38_A_command_that_is_forgotten_before_its_reply_is_answered()
    {
        var command = world.Command(token, Kitchen, message: 1);
        for (var round = 0u; round < RecentRequests.CountMax; round++)
        {
            var (connection, id) = world.Open(token);
            world.Put(token, id, Phone, isActive: false);
            world.Command(token, Phone, message: 2 + round);
            world.Hear(AccountInput.ConnectionClosed(connection));
        }

        world.Hear(AccountInput.ReplyReceived(kitchen, command, success: true));
        Assert.Equal(HubAnswer.Done, world.AnswerOf(command));
    }

    [Fact]
    public void More_commands_than_may_wait_are_refused_at_once_and_none_is_forgotten()
    {
        var commands = Enumerable.Range(1, AccountData.ExchangesMax + 3).Select(message => world.Command(token, Kitchen, (uint)message)).ToArray();
        Assert.All(commands[AccountData.ExchangesMax..], command => Assert.Equal(HubAnswer.TooMany, world.AnswerOf(command)));
        world.Wait(AccountSettings.Default.CommandMax);
        Assert.All(commands[..AccountData.ExchangesMax], command => Assert.Equal(HubAnswer.TimedOut, world.AnswerOf(command)));
    }
}
