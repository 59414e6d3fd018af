using Holdover.Dealer;
using Holdover.Hub;
using Holdover.Machines;
using Holdover.Sendspin;

using static Holdover.Tests.Systematic.Hub.HubWorld;

namespace Holdover.Tests.Systematic.Hub;

/// <summary>What opens an account, and that nothing else does.</summary>
public sealed class DoorStories
{
    private readonly HubWorld world = new();

    [Fact]
    public void A_ticket_lets_one_in_once_and_soon()
    {
        var token = world.Login(Alice);
        Assert.Equal(HubAnswer.Done, world.Ask(exchange => AccountInput.TicketRequested(exchange, token)));
        var ticket = world.Data(Alice).Tickets[0].Digest;
        Assert.Equal(HubAnswer.Done, world.Ask(exchange => AccountInput.TicketRedeemed(exchange, ticket)));
        Assert.Equal(token, world.Asked(AccountAction.Answer).Last().Token);
        Assert.Equal(HubAnswer.Unauthorized, world.Ask(exchange => AccountInput.TicketRedeemed(exchange, ticket)));
        world.Ask(exchange => AccountInput.TicketRequested(exchange, token));
        var late = world.Data(Alice).Tickets[0].Digest;
        world.Wait(AccountSettings.Default.TicketMax);
        Assert.Equal(HubAnswer.Unauthorized, world.Ask(exchange => AccountInput.TicketRedeemed(exchange, late)));
    }

    /// <summary>The transport of an account that was left is closed from the server's end, so that what its owner commands cannot reach the guest.</summary>
    [Fact]
    public void C16_The_end_of_a_token_closes_what_it_opened()
    {
        var (speakers, phones) = (world.Login(Alice), world.Login(Alice));
        var (kitchen, id) = world.Open(speakers);
        world.Put(speakers, id, Kitchen, isActive: true);
        var command = world.Command(phones, Kitchen, message: 1);
        Assert.Single(world.Asked(AccountAction.SendRequest));
        world.Log.Clear();
        world.Hear(AccountInput.TokenEnded(speakers));
        Assert.Contains(world.Asked(AccountAction.CloseConnection), effect => effect.Connection == kitchen);
        Assert.Equal([speakers], world.Asked(AccountAction.EndSessions).Select(effect => effect.Token));
        Assert.Equal(HubAnswer.DeviceAway, world.AnswerOf(command));
        Assert.Equal(HubAnswer.DeviceAway, world.AnswerOf(world.Command(phones, Kitchen, message: 2)));
        Assert.Empty(world.Asked(AccountAction.SendRequest));
        Assert.Equal(AccountState.Away, world.State(Alice));
    }

    /// <summary>There is nothing to wait for: whoever shows what opens nothing is told so at once, and nothing else ever is told so.</summary>
    [Fact]
    public void C103_What_opens_nothing_is_refused_at_once_and_by_name()
    {
        var token = world.Login(Alice);
        var stranger = new SecretDigest(99, 99);
        Func<ExchangeEpoch, HubInput>[] asked =
        [
            exchange => HubInput.LoginAccepted(exchange, TextId.None),
            exchange => HubInput.LoginAccepted(exchange, new(7)),
            exchange => AccountInput.TicketRequested(exchange, stranger),
            exchange => AccountInput.TicketRedeemed(exchange, stranger),
            exchange => AccountInput.DevicePut(exchange, stranger, stranger, Kitchen, default, isActive: true, default),
            exchange => AccountInput.DeviceDeleted(exchange, stranger, stranger, Kitchen),
            exchange => AccountInput.CommandReceived(exchange, stranger, Kitchen, default, 1),
            exchange => HubInput.QueueAsked(exchange, stranger, QueueInput.PlayRequested()),
        ];
        Assert.All(asked, ask => Assert.Equal(HubAnswer.Unauthorized, world.Ask(ask)));
        world.Log.Clear();
        world.Hear(AccountInput.ConnectionOpened(new(500), stranger));
        Assert.Equal([AccountAction.CloseConnection], world.Log.Select(effect => effect.Asked.Action));
        Assert.Equal(HubAnswer.DeviceAway, world.Ask(exchange => AccountInput.CommandReceived(exchange, token, Kitchen, default, 1)));
    }

    /// <summary>What bob shows of alice's opens nothing of hers, and changes nothing of hers.</summary>
    [Fact]
    public void One_account_touches_nothing_of_another()
    {
        var (alices, bobs) = (world.Login(Alice), world.Login(Bob));
        var (kitchen, id) = world.Open(alices);
        world.Put(alices, id, Kitchen, isActive: true);
        var pending = world.Command(alices, Kitchen, message: 1);
        var (bobsLine, bobsId) = world.Open(bobs);
        var before = Exact(world.Data(Alice));
        world.Log.Clear();
        Assert.Equal(HubAnswer.NotCurrent, world.Put(bobs, id, Kitchen, isActive: true));
        Assert.Equal(HubAnswer.NotCurrent, world.Delete(bobs, id, Kitchen));
        Assert.Equal(HubAnswer.DeviceAway, world.AnswerOf(world.Command(bobs, Kitchen, message: 1)));
        world.Hear(AccountInput.ReplyReceived(bobsLine, pending, success: true));
        Assert.Equal(HubAnswer.Done, world.Put(bobs, bobsId, Kitchen, isActive: true));
        Assert.Equal(HubAnswer.Done, world.Ask(exchange => HubInput.QueueAsked(exchange, bobs, QueueInput.RepeatChosen(RepeatMode.All))));
        Assert.All(world.Log, effect => Assert.Equal(Bob, effect.Account));
        Assert.Equal(before, Exact(world.Data(Alice)));
        Assert.NotEqual(kitchen, bobsLine);
    }

    [Fact]
    public void There_are_as_many_groups_as_there_may_be_and_a_place_that_is_left_is_new()
    {
        for (var group = 3; group <= HubNode.GroupsMax; group++)
            Assert.Equal(HubAnswer.Done, world.Ask(exchange => HubInput.AccountAdded(exchange, new(group + 100))));
        Assert.Equal(HubAnswer.TooManyGroups, world.Ask(exchange => HubInput.AccountAdded(exchange, new(200))));
        Assert.Equal(HubAnswer.NoChange, world.Ask(exchange => HubInput.AccountAdded(exchange, Alice)));
        var token = world.Login(Alice);
        world.Ask(exchange => HubInput.QueueAsked(exchange, token, QueueInput.TrackAdded(new(300))));
        Assert.Equal(HubAnswer.Done, world.Ask(exchange => HubInput.AccountRemoved(exchange, Alice)));
        Assert.Equal(HubAnswer.Unauthorized, world.Ask(exchange => AccountInput.TicketRequested(exchange, token)));
        Assert.Equal(HubAnswer.Done, world.Ask(exchange => HubInput.AccountAdded(exchange, new(200))));
        Assert.Equal((0, 0), (world.Data(new(200)).Tokens.Count, world.Hub.Find(new TextId(200))!.Value.Queue.Order.Count));
    }

    /// <summary>Every token has an open connection: none can be forgotten for another.</summary>
    [Fact]
    public void A_token_too_many_is_refused_and_closes_nobody()
    {
        for (var line = 0; line < AccountData.LinesMax; line++)
            world.Open(world.Login(Alice));
        world.Log.Clear();
        world.Login(Alice);
        Assert.Equal(HubAnswer.TooMany, Assert.Single(world.Asked(AccountAction.Answer)).Answer);
        Assert.Empty(world.Asked(AccountAction.CloseConnection));
    }

    /// <summary>What is answered with is on disk before: a crash in between takes back nothing that anybody was told.</summary>
    [Fact]
    public void What_outlives_the_process_is_saved_before_anybody_is_told()
    {
        var token = world.Login(Alice);
        AssertSavedFirst();
        var (_, id) = world.Open(token);
        world.Log.Clear();
        world.Put(token, id, Kitchen, isActive: true);
        AssertSavedFirst();
        world.Ask(exchange => HubInput.QueueAsked(exchange, token, QueueInput.TrackAdded(new(300))));
        AssertSavedFirst();
        world.Hear(AccountInput.TokenEnded(token));
        AssertSavedFirst();
    }

    private void AssertSavedFirst()
    {
        var actions = world.Log.Select(effect => effect.Asked.Action).Where(action => action != AccountAction.MintToken).ToArray();
        Assert.Equal(AccountAction.Save, actions[0]);
        Assert.Equal(1, actions.Count(action => action == AccountAction.Save));
        world.Log.Clear();
    }

    private static byte[] Exact(AccountData data)
    {
        var buffer = new byte[8_192];
        return buffer[..ExactWriter.Write(ref data, buffer)];
    }
}
