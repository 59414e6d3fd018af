using Holdover.Machines;
using Holdover.Party;
using Holdover.Sendspin;

namespace Holdover.Tests.Systematic.Party;

/// <summary>What a person wants of what plays, by the wire, and what is told of it.</summary>
public class ControlStories
{
    private static readonly Duration Second = Duration.FromSeconds(1);

    [Fact]
    public void A_guest_of_a_party_whose_guests_listen_only_is_obeyed_in_nothing()
    {
        var party = new GroupStory(guestsControl: false, tracks: 3).Serve();
        var (player, screen) = (party.Player("player", volume: 50), party.Screen("screen"));
        party.Wait(Second);
        Assert.Empty(party.CommandsOf(screen));
        party.Forget();
        foreach (var command in Enum.GetValues<ControllerCommandKind>())
            party.Command(screen, new(command, Volume: 10, Mute: true));
        party.Wait(Second);
        Assert.Empty(party.VolumesOf(player));
        Assert.Empty(party.Heard(player, PartyAction.SendStreamEnd));
        Assert.Empty(party.Heard(player, PartyAction.TellMute));
        Assert.Empty(party.Heard(screen, PartyAction.TellGroup));
        Assert.DoesNotContain(party.Heard(screen, PartyAction.TellMetadata), told => told.Stand.IsPaused || told.Stand.Mode != default);
    }

    [Fact]
    public void What_a_controller_may_do_is_told_by_what_there_is_to_do()
    {
        Assert.DoesNotContain(ControllerCommandKind.Next, CommandsOf(tracks: 1));
        Assert.Contains(ControllerCommandKind.Pause, CommandsOf(tracks: 1));
        Assert.Equal(Enum.GetValues<ControllerCommandKind>().Order(), CommandsOf(tracks: 2).Order());

        static EquatableList<ControllerCommandKind> CommandsOf(int tracks)
        {
            var party = new GroupStory(tracks: tracks).Serve();
            var screen = party.Screen("screen");
            party.Wait(Second);
            return party.CommandsOf(screen);
        }
    }

    /// <summary>What was sent ahead is taken back, and comes again.</summary>
    [Fact]
    public void A_pause_is_heard_at_once_and_playing_goes_on_where_it_was()
    {
        var party = new GroupStory().Serve();
        var (player, screen) = (party.Player("player", volume: 50), party.Screen("screen"));
        party.Wait(Second * 4);
        var at = party.StandOf(screen).PositionAt(party.Now);
        party.Command(screen, new(ControllerCommandKind.Pause));
        Assert.Single(party.Heard(player, PartyAction.SendStreamEnd));
        Assert.Equal((GroupTable.Ours, false), party.GroupOf(player));
        Assert.True(party.StandOf(screen).IsPaused);
        Assert.InRange((party.StandOf(screen).PositionAt(party.Now) - at).Microseconds, -50, 50);

        party.Wait(Second * 30).Forget();
        party.Command(screen, new(ControllerCommandKind.Play));
        party.Wait(Second * 2);
        Assert.Single(party.Heard(player, PartyAction.SendStreamStart));
        Assert.InRange(party.Heard(player, PartyAction.SendChunk)[0].From, at.Microseconds * 48 / 1_000 - 3, at.Microseconds * 48 / 1_000 + 3);
        Assert.False(party.StandOf(screen).IsPaused);
    }

    [Fact]
    public void A_stop_goes_back_to_the_beginning_of_what_is_heard()
    {
        var party = new GroupStory(tracks: 5).Serve();
        var (player, screen) = (party.Player("player", volume: 50), party.Screen("screen"));
        party.Wait(Duration.FromMilliseconds(3_500)); // the second is heard, the fourth is decoded
        Assert.Equal(1, party.StandOf(screen).Track);
        party.Command(screen, new(ControllerCommandKind.Stop));
        Assert.Equal((true, Duration.Zero), (party.StandOf(screen).IsPaused, party.StandOf(screen).PositionAt(party.Now)));
        party.Forget();
        party.Command(screen, new(ControllerCommandKind.Play));
        party.Wait(Second * 2);
        Assert.NotEmpty(party.Heard(player, PartyAction.SendChunk));
        Assert.False(party.StandOf(screen).IsPaused);
    }

    [Fact]
    public void What_plays_is_told_when_it_is_heard()
    {
        var party = new GroupStory(tracks: 9).Serve();
        _ = party.Player("player", volume: 50);
        var screen = party.Screen("screen");
        party.Wait(Duration.FromMilliseconds(2_900));
        Assert.Equal(0, party.StandOf(screen).Track);
        party.Wait(Duration.FromMilliseconds(200));
        Assert.Equal(1, party.StandOf(screen).Track);
        Assert.InRange(party.StandOf(screen).PositionAt(party.Now).Microseconds, 99_000, 101_000);
        party.Wait(Second * 2);
        Assert.Equal(2, party.StandOf(screen).Track);
    }

    [Fact]
    public void Next_and_previous_choose_among_the_queue()
    {
        var party = new GroupStory(tracks: 4).Serve();
        _ = party.Player("player", volume: 50);
        var screen = party.Screen("screen");
        party.Wait(Second);
        party.Command(screen, new(ControllerCommandKind.Next));
        Assert.Equal(1, party.StandOf(screen).Track);
        party.Command(screen, new(ControllerCommandKind.Next));
        Assert.Equal(2, party.StandOf(screen).Track);
        party.Command(screen, new(ControllerCommandKind.Previous));
        Assert.Equal(1, party.StandOf(screen).Track);
        party.Command(screen, new(ControllerCommandKind.Previous));
        party.Command(screen, new(ControllerCommandKind.Previous));
        Assert.Equal(0, party.StandOf(screen).Track);
    }

    [Fact]
    public void How_the_queue_goes_on_is_told()
    {
        var party = new GroupStory(tracks: 4).Serve();
        var screen = party.Screen("screen");
        party.Command(screen, new(ControllerCommandKind.RepeatAll));
        party.Command(screen, new(ControllerCommandKind.Shuffle));
        Assert.Equal((RepeatMode.All, true), (party.StandOf(screen).Mode.Repeat, party.StandOf(screen).Mode.IsShuffled));
        party.Command(screen, new(ControllerCommandKind.RepeatOne));
        party.Command(screen, new(ControllerCommandKind.Unshuffle));
        Assert.Equal((RepeatMode.One, false), (party.StandOf(screen).Mode.Repeat, party.StandOf(screen).Mode.IsShuffled));
    }

    /// <summary>It is the party's that plays, and not theirs.</summary>
    [Fact]
    public void Who_is_apart_neither_commands_nor_hears_of_what_plays()
    {
        var party = new GroupStory(tracks: 2).Serve();
        var (player, other) = (party.Player("player", volume: 50), party.Player("other", volume: 50, controls: true));
        party.Wait(Second);
        party.Command(other, new(ControllerCommandKind.Switch));
        Assert.NotEqual(GroupTable.Ours, party.GroupOf(other).Group);
        party.Forget();
        party.Command(other, new(ControllerCommandKind.Pause));
        Assert.Empty(party.Heard(player, PartyAction.SendStreamEnd));
        party.Wait(Second);
        Assert.DoesNotContain(ControllerCommandKind.Pause, party.CommandsOf(other));
    }

    [Theory]
    [InlineData(RepeatMode.All, new[] { 0, 1, 0, 1, 0 })]
    [InlineData(RepeatMode.One, new[] { 0, 0, 0, 0, 0 })]
    public void What_is_repeated_is_opened_again(RepeatMode repeat, int[] tracks)
    {
        var story = new CoordinatorStory().Hear(CoordinatorInput.WorkerJoined(CoordinatorStory.Worker, default, listeners: 1)).Hear(CoordinatorInput.ServeRequested(2, repeat));
        for (var round = 0; round < 4; round++)
        {
            story.Open().Wait(Duration.Zero).Give();
            story.Hear(CoordinatorInput.SourceEnded(story.Opening)).Is(CoordinatorState.Opening);
        }

        Assert.Equal(tracks, story.All(CoordinatorAction.OpenSource).Select(asked => asked.Track));
        Assert.Single(story.All(CoordinatorAction.ReportStream));
    }

    /// <summary>Else it would be opened again and again, for ever and at once.</summary>
    [Fact]
    public void A_loop_of_nothing_ends()
    {
        var story = new CoordinatorStory().Hear(CoordinatorInput.WorkerJoined(CoordinatorStory.Worker, default, listeners: 1)).Hear(CoordinatorInput.ServeRequested(2, RepeatMode.All));
        story.Open().Wait(Duration.Zero).Hear(CoordinatorInput.SourceEnded(story.Opening)).Is(CoordinatorState.Opening);
        story.Open().Wait(Duration.Zero).Hear(CoordinatorInput.SourceEnded(story.Opening)).Is(CoordinatorState.Draining);
    }

    /// <summary>Its successor neither plays what a person has paused, nor forgets where.</summary>
    [Fact]
    public void A_pause_outlives_the_coordinator()
    {
        var first = new CoordinatorStory().Play(tracks: 3, chunks: 100);
        first.Wait(Duration.FromMilliseconds(1_500)).Hear(CoordinatorInput.ModeCommanded(ControllerCommandKind.RepeatAll)).Hear(CoordinatorInput.PauseCommanded()).Open().Is(CoordinatorState.Waiting);
        var stand = first.Last(CoordinatorAction.TellStand).Stand;
        Assert.Equal(24_000, stand.Frame);

        var next = new CoordinatorStory().Hear(CoordinatorInput.WorkerJoined(CoordinatorStory.Worker, new() { Stand = stand }, listeners: 1)).Hear(CoordinatorInput.ServeRequested(3));
        next.Open().Is(CoordinatorState.Waiting).Wait(Second * 60).Is(CoordinatorState.Waiting);
        Assert.Empty(next.All(CoordinatorAction.Decode));
        next.Hear(CoordinatorInput.PlayCommanded()).Wait(Duration.Zero).Is(CoordinatorState.Streaming);
        Assert.Equal((0, 24_000L), (next.Last(CoordinatorAction.Decode).Track, next.Last(CoordinatorAction.Decode).From));
        Assert.Equal(RepeatMode.All, next.Last(CoordinatorAction.TellStand).Stand.Mode.Repeat);
    }
}
