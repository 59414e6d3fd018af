using Holdover.Machines;
using Holdover.Party;
using Holdover.Sendspin;

namespace Holdover.Tests.Systematic.Party;

/// <summary>What clients of a party say of their group, and what it does.</summary>
public class GroupStories
{
    private static readonly Duration Second = Duration.FromSeconds(1);

    private readonly GroupStory party = new();

    [Fact]
    public void Who_comes_late_is_told_its_group_and_hears_the_stream()
    {
        party.Serve().Player("early", volume: 90);
        party.Wait(Second);
        var late = party.Player("late", volume: 40);
        Assert.Equal((GroupTable.Ours, true), party.GroupOf(late));
        Assert.Single(party.Heard(late, PartyAction.SendStreamStart));
        Assert.NotEmpty(party.Heard(late, PartyAction.SendChunk));
        Assert.Empty(party.VolumesOf(late));
    }

    [Fact]
    public void Everybody_is_told_when_the_stream_begins_and_ends()
    {
        var early = party.Player("early", volume: 40);
        Assert.Equal((GroupTable.Ours, false), party.GroupOf(early));
        party.Serve();
        Assert.Equal((GroupTable.Ours, true), party.GroupOf(early));
        party.Stop();
        Assert.Equal((GroupTable.Ours, false), party.GroupOf(early));
    }

    /// <summary>C118: the group's stream is forgotten with the stream, so that who joins then does not wait for a dead one.</summary>
    [Fact]
    public void C118_Who_joins_after_the_end_is_in_a_group_that_does_not_play()
    {
        var early = party.Serve().Player("early", volume: 40);
        party.Stop();
        Assert.Single(party.Heard(early, PartyAction.SendStreamEnd));
        var late = party.Player("late", volume: 40);
        Assert.Equal((GroupTable.Ours, false), party.GroupOf(late));
        Assert.Empty(party.Heard(late, PartyAction.SendStreamStart));
    }

    [Fact]
    public void A_volume_is_shared_by_the_players_and_told_to_the_controllers()
    {
        party.Serve();
        var (soft, loud, remote) = (party.Player("soft", volume: 20), party.Player("loud", volume: 90), party.Controller("remote"));
        party.Wait(Second).Forget();
        party.Command(remote, new(ControllerCommandKind.Volume, Volume: 65));
        Assert.Equal([30], party.VolumesOf(soft));
        Assert.Equal([100], party.VolumesOf(loud));
        party.Say(soft, new ClientState(Volume: 30));
        party.Say(loud, new ClientState(Volume: 100));
        party.Wait(Second);
        var told = Assert.Single(party.Heard(remote, PartyAction.TellController)).Told;
        Assert.Equal((65, false), (told.Volume, told.IsMuted));
        Assert.Empty(party.Heard(remote, PartyAction.TellVolume));
    }

    [Fact]
    public void What_a_player_says_of_itself_is_heard_once_by_the_controllers()
    {
        party.Serve();
        var (player, remote) = (party.Player("player", volume: 20), party.Controller("remote"));
        party.Wait(Second).Forget();
        party.Say(player, new ClientState(Volume: 50));
        party.Wait(Second).Forget();
        party.Say(player, new ClientState(Volume: 50, Muted: false));
        party.Say(player, new ClientState());
        party.Wait(Second);
        Assert.Empty(party.Heard(remote, PartyAction.TellController));
        party.Say(player, new ClientState(Muted: true));
        party.Wait(Second);
        var told = Assert.Single(party.Heard(remote, PartyAction.TellController)).Told;
        Assert.Equal((50, true), (told.Volume, told.IsMuted));
    }

    [Fact]
    public void Silence_is_for_all_who_are_not_silent()
    {
        party.Serve();
        var (one, other) = (party.Player("one", volume: 20, controls: true), party.Player("other", volume: 90));
        party.Say(other, new ClientState(Muted: true));
        party.Command(one, new(ControllerCommandKind.Mute, Mute: true));
        Assert.True(Assert.Single(party.Heard(one, PartyAction.TellMute)).Told.IsMuted);
        Assert.Empty(party.Heard(other, PartyAction.TellMute));
        party.Command(one, new(ControllerCommandKind.Mute, Mute: false));
        Assert.False(Assert.Single(party.Heard(other, PartyAction.TellMute)).Told.IsMuted);
    }

    [Fact]
    public void Who_did_not_say_that_it_controls_commands_nothing()
    {
        party.Serve();
        var (one, other) = (party.Player("one", volume: 20), party.Player("other", volume: 90, controls: true));
        party.Forget();
        party.Command(one, new(ControllerCommandKind.Volume, Volume: 10));
        party.Command(one, new(ControllerCommandKind.Mute, Mute: true));
        party.Command(one, new(ControllerCommandKind.Switch));
        Assert.Empty(party.VolumesOf(other));
        Assert.Empty(party.Heard(other, PartyAction.TellMute));
        Assert.Empty(party.Heard(one, PartyAction.TellGroup));
    }

    [Fact]
    public void Who_only_controls_hears_nothing()
    {
        party.Serve();
        var remote = party.Controller("remote");
        party.Wait(ListenerSettings.Default.StateMax + Second);
        Assert.Equal((GroupTable.Ours, true), party.GroupOf(remote));
        Assert.Empty(party.Heard(remote, PartyAction.SendStreamStart));
        Assert.Empty(party.Heard(remote, PartyAction.SendChunk));
    }

    [Fact]
    public void A_switch_leads_apart_from_the_stream_and_back_to_it()
    {
        party.Serve();
        var (mover, other) = (party.Player("mover", volume: 20, controls: true), party.Player("other", volume: 90, controls: true));
        party.Wait(Second).Forget();
        party.Command(mover, new(ControllerCommandKind.Switch));
        Assert.Equal((1, false), party.GroupOf(mover));
        Assert.Single(party.Heard(mover, PartyAction.SendStreamEnd));
        party.Wait(Second);
        Assert.Empty(party.Heard(mover, PartyAction.SendChunk));
        Assert.NotEmpty(party.Heard(other, PartyAction.SendChunk));
        Assert.Equal(90, Assert.Single(party.Heard(other, PartyAction.TellController)).Told.Volume);
        party.Command(other, new(ControllerCommandKind.Volume, Volume: 10));
        Assert.Empty(party.VolumesOf(mover));

        party.Command(mover, new(ControllerCommandKind.Switch));
        Assert.Equal((GroupTable.Ours, true), party.GroupOf(mover));
        Assert.Single(party.Heard(mover, PartyAction.SendStreamStart));
        Assert.NotEmpty(party.Heard(mover, PartyAction.SendChunk));
    }

    [Fact]
    public void Who_is_left_alone_apart_finds_the_stream_again()
    {
        party.Serve();
        var (mover, other) = (party.Player("mover", volume: 20, controls: true), party.Player("other", volume: 90));
        party.Command(mover, new(ControllerCommandKind.Switch));
        party.Say(other, new ClientGoodbye(GoodbyeReason.UserRequest));
        party.Forget();
        party.Command(mover, new(ControllerCommandKind.Switch));
        Assert.Equal((GroupTable.Ours, true), party.GroupOf(mover));
        Assert.Single(party.Heard(mover, PartyAction.SendStreamStart));
    }

    [Theory]
    [InlineData(GoodbyeReason.Unknown, true)]
    [InlineData(GoodbyeReason.Restart, true)]
    [InlineData(GoodbyeReason.Shutdown, false)]
    [InlineData(GoodbyeReason.AnotherServer, false)]
    [InlineData(GoodbyeReason.UserRequest, false)]
    public void A_goodbye_says_who_is_expected_back(GoodbyeReason reason, bool isExpected)
    {
        var mover = Apart();
        party.Say(mover, new ClientGoodbye(reason));
        Assert.Single(party.Heard(mover, PartyAction.Close));
        party.Wait(Second).Drop(mover);
        ComesBack(isExpected);
    }

    [Theory]
    [InlineData(179, true)]
    [InlineData(181, false)]
    public void Who_drops_without_a_word_finds_its_group_and_its_volume_for_three_minutes(int seconds, bool isExpected)
    {
        var mover = Apart();
        party.Drop(mover);
        party.Wait(Duration.FromSeconds(seconds));
        ComesBack(isExpected);
    }

    [Fact]
    public void Each_who_dropped_has_three_minutes_of_its_own()
    {
        party.Drop(Apart());
        party.Wait(Duration.FromSeconds(100));
        ComesBack(isExpected: true, out var again);
        party.Drop(again);
        party.Wait(Duration.FromSeconds(100));
        ComesBack(isExpected: true);
    }

    /// <summary>A client that comes again by another connection is there: the end of its half-dead one says nothing.</summary>
    [Fact]
    public void The_end_of_an_earlier_connection_is_of_the_past()
    {
        party.Serve();
        var (half, remote) = (party.Player("player", volume: 20), party.Controller("remote"));
        var whole = party.Player("player", volume: 20);
        party.Drop(half);
        party.Wait(GroupTable.Memory + Second);
        party.Command(remote, new(ControllerCommandKind.Volume, Volume: 50));
        Assert.Equal([50], party.VolumesOf(whole));
    }

    [Fact]
    public void One_too_many_hears_the_stream_and_belongs_to_no_group()
    {
        party.Serve();
        for (var member = 0; member < Group.MembersMax; member++)
            party.Player($"player {member}", volume: 50);
        var last = party.Player("last", volume: 50, controls: true);
        party.Command(last, new(ControllerCommandKind.Volume, Volume: 10));
        party.Wait(Second);
        Assert.Single(party.Heard(last, PartyAction.SendStreamStart));
        Assert.Empty(party.Heard(last, PartyAction.TellGroup));
        Assert.Empty(party.VolumesOf(new(1)));
    }

    /// <summary>A player of volume 30 in a group of its own.</summary>
    private ConnectionEpoch Apart()
    {
        party.Serve();
        var (mover, _) = (party.Player("mover", volume: 30, controls: true), party.Player("other", volume: 90));
        party.Command(mover, new(ControllerCommandKind.Switch));
        Assert.Equal((1, false), party.GroupOf(mover));
        return mover;
    }

    private void ComesBack(bool isExpected) => ComesBack(isExpected, out _);

    private void ComesBack(bool isExpected, out ConnectionEpoch again)
    {
        again = party.Player("mover", volume: 80, controls: true);
        Assert.Equal(isExpected ? (1, false) : (GroupTable.Ours, true), party.GroupOf(again));
        Assert.Equal(isExpected ? [30] : Array.Empty<int>(), party.VolumesOf(again));
        Assert.Equal(isExpected ? 0 : 1, party.Heard(again, PartyAction.SendStreamStart).Length);
    }
}
