using Holdover.Hub;
using Holdover.Machines;

using static Holdover.Tests.Systematic.Hub.HubWorld;

namespace Holdover.Tests.Systematic.Hub;

/// <summary>Devices, seen from the server: whose connection speaks for a device, and which device plays.</summary>
public sealed class DeviceStories
{
    private readonly HubWorld world = new();
    private readonly SecretDigest token;

    public DeviceStories() => token = world.Login(Alice);

    [Fact]
    public void Each_connection_is_told_an_id_once()
    {
        var (connection, id) = world.Open(token);
        Assert.Equal([connection], world.Asked(AccountAction.SendConnectionId).Select(effect => effect.Connection));
        world.Hear(AccountInput.ConnectionIdMinted(connection, new(77, 77)));
        Assert.Equal(id, world.Data(Alice).Lines[0].Id);
        Assert.Single(world.Asked(AccountAction.SendConnectionId));
    }

    [Fact]
    public void A_put_on_an_id_that_is_not_current_is_refused()
    {
        var (first, oldId) = world.Open(token);
        world.Put(token, oldId, Kitchen, isActive: false);
        var (_, newId) = world.Open(token);
        Assert.Equal(HubAnswer.Done, world.Put(token, newId, Kitchen, isActive: false));
        Assert.Contains(world.Asked(AccountAction.CloseConnection), effect => effect.Connection == first);
        Assert.Equal(HubAnswer.NotCurrent, world.Put(token, oldId, Kitchen, isActive: true));
        Assert.Equal(AccountState.Idle, world.State(Alice));
    }

    /// <summary>The order that a slow put makes: the newer connection registered first, and the older one is still open.</summary>
    [Fact]
    public void An_older_connection_cannot_take_a_device_from_a_newer_one()
    {
        var (_, oldId) = world.Open(token);
        var (newer, newId) = world.Open(token);
        Assert.Equal(HubAnswer.Done, world.Put(token, newId, Kitchen, isActive: false));
        Assert.Equal(HubAnswer.NotCurrent, world.Put(token, oldId, Kitchen, isActive: false));
        Assert.Equal(newer, world.Data(Alice).Lines[world.Data(Alice).LineOf(Kitchen)].Connection);
    }

    /// <summary>The old task's goodbye comes last: it names the connection that it was made on, and the new registration stays.</summary>
    [Fact]
    public void C53_A_goodbye_by_an_old_id_leaves_the_newer_registration()
    {
        var (_, oldId) = world.Open(token);
        world.Put(token, oldId, Kitchen, isActive: true);
        var (_, newId) = world.Open(token);
        world.Put(token, newId, Kitchen, isActive: true, world.Turn(Alice));
        Assert.Equal(HubAnswer.NotCurrent, world.Delete(token, oldId, Kitchen));
        Assert.Equal((AccountState.Active, Kitchen), (world.State(Alice), world.Active(Alice)));
        Assert.Equal(HubAnswer.Done, world.Delete(token, newId, Kitchen));
        Assert.Equal(AccountState.Idle, world.State(Alice));
    }

    [Fact]
    public void C47_A_takeover_demotes_who_played_and_tells_them()
    {
        var (kitchen, id) = world.Open(token);
        world.Put(token, id, Kitchen, isActive: true);
        var (_, phoneId) = world.Open(token);
        world.Log.Clear();
        Assert.Equal(HubAnswer.Done, world.Put(token, phoneId, Phone, isActive: true));
        Assert.Equal((Phone, new ActivityEpoch(2)), (world.Active(Alice), world.Turn(Alice)));
        Assert.Contains(world.Asked(AccountAction.SendCluster), effect => effect.Connection == kitchen);
    }

    /// <summary>Lost while it played, overtaken, and back: it is registered, told whose turn it is, and does not play beside it.</summary>
    [Fact]
    public void C47_A_device_that_comes_back_after_a_takeover_yields()
    {
        var (kitchen, id) = world.Open(token);
        world.Put(token, id, Kitchen, isActive: true);
        var turn = world.Turn(Alice);
        world.Hear(AccountInput.ConnectionClosed(kitchen));
        Assert.Equal(AccountState.Away, world.State(Alice));
        var (_, phoneId) = world.Open(token);
        world.Put(token, phoneId, Phone, isActive: true);
        var (back, backId) = world.Open(token);
        world.Log.Clear();
        Assert.Equal(HubAnswer.Done, world.Put(token, backId, Kitchen, isActive: true, turn));
        Assert.Equal(Phone, world.Active(Alice));
        Assert.Contains(world.Asked(AccountAction.SendCluster), effect => effect.Connection == back);
    }

    [Fact]
    public void C47_A_device_that_comes_back_to_nobody_plays_on_with_the_turn_that_it_had()
    {
        var (kitchen, id) = world.Open(token);
        world.Put(token, id, Kitchen, isActive: true);
        var turn = world.Turn(Alice);
        world.Hear(AccountInput.ConnectionClosed(kitchen));
        var (_, backId) = world.Open(token);
        world.Put(token, backId, Kitchen, isActive: true, turn);
        Assert.Equal((AccountState.Active, Kitchen, turn), (world.State(Alice), world.Active(Alice), world.Turn(Alice)));
    }

    /// <summary>The power went before the hub's file was on the disk: it begins without a turn, and the device that still plays has had many.</summary>
    [Fact]
    public void A_device_that_plays_is_believed_by_a_hub_that_has_forgotten_all_turns_and_gets_a_later_one()
    {
        var (_, id) = world.Open(token);
        Assert.Equal(HubAnswer.Done, world.Put(token, id, Kitchen, isActive: true, new(5)));
        Assert.Equal((AccountState.Active, Kitchen, new ActivityEpoch(6)), (world.State(Alice), world.Active(Alice), world.Turn(Alice)));
    }

    /// <summary>A person has chosen the phone meanwhile; the kitchen still thinks that it plays, and must believe that it is told of what came later.</summary>
    [Fact]
    public void A_device_with_a_turn_that_the_hub_has_forgotten_yields_to_who_was_chosen_since()
    {
        var (_, phoneId) = world.Open(token);
        world.Put(token, phoneId, Phone, isActive: true);
        var (_, id) = world.Open(token);
        Assert.Equal(HubAnswer.Done, world.Put(token, id, Kitchen, isActive: true, new(5)));
        Assert.Equal((Phone, new ActivityEpoch(6)), (world.Active(Alice), world.Turn(Alice)));
    }

    [Fact]
    public void A_turn_that_nobody_can_have_had_is_none()
    {
        var (_, id) = world.Open(token);
        Assert.Equal(HubAnswer.Done, world.Put(token, id, Kitchen, isActive: true, new(uint.MaxValue)));
        Assert.Equal((TextId.None, default(ActivityEpoch)), (world.Active(Alice), world.Turn(Alice)));
    }

    /// <summary>The old connection is half dead and still there, and the cluster names it: the new one takes its own place and its own turn.</summary>
    [Fact]
    public void C42_A_device_whose_old_session_is_still_named_takes_its_own_place()
    {
        var (old, oldId) = world.Open(token);
        world.Put(token, oldId, Kitchen, isActive: true);
        var turn = world.Turn(Alice);
        var (fresh, freshId) = world.Open(token);
        Assert.Equal(old, world.Data(Alice).Lines[world.Data(Alice).LineOf(Kitchen)].Connection);
        Assert.Equal(HubAnswer.Done, world.Put(token, freshId, Kitchen, isActive: true, turn));
        Assert.Equal((AccountState.Active, Kitchen, turn), (world.State(Alice), world.Active(Alice), world.Turn(Alice)));
        Assert.Equal(fresh, world.Data(Alice).Lines[world.Data(Alice).LineOf(Kitchen)].Connection);
        world.Hear(AccountInput.ConnectionClosed(old));
        Assert.Equal((AccountState.Active, Kitchen), (world.State(Alice), world.Active(Alice)));
    }

    [Fact]
    public void A_device_that_does_not_come_back_plays_no_longer()
    {
        var (kitchen, id) = world.Open(token);
        world.Put(token, id, Kitchen, isActive: true);
        world.Hear(AccountInput.ConnectionClosed(kitchen));
        world.Wait(AccountSettings.Default.LingerMax - new Duration(1));
        Assert.Equal(AccountState.Away, world.State(Alice));
        world.Wait(new(1));
        Assert.Equal((AccountState.Idle, TextId.None), (world.State(Alice), world.Active(Alice)));
    }

    [Fact]
    public void A_connection_that_is_silent_is_asked_and_then_closed()
    {
        var (kitchen, id) = world.Open(token);
        world.Put(token, id, Kitchen, isActive: true);
        world.Wait(AccountSettings.Default.QuietMax);
        Assert.Single(world.Asked(AccountAction.SendPing));
        world.Hear(AccountInput.PongReceived(kitchen));
        world.Wait(AccountSettings.Default.QuietMax + AccountSettings.Default.PongMax - new Duration(1));
        Assert.Equal(AccountState.Active, world.State(Alice));
        world.Wait(new(1));
        Assert.Equal(AccountState.Away, world.State(Alice));
        Assert.Equal([kitchen], world.Asked(AccountAction.CloseConnection).Select(effect => effect.Connection));
    }
}
