using System.Text;
using Holdover.Endpoint;
using Holdover.Machines;
using Holdover.Playback;
using Holdover.Tests.Systematic.Stories;

namespace Holdover.Tests.Systematic.Playback;

/// <summary>
/// Rows of the catalogue that a player settles, each as it happened. C23 and C24 have no counterpart here: a player
/// resolves no context, its server does. C68: a player's states are published after the step that made them true.
/// </summary>
public sealed class PlayerCatalogueTests
{
    private static readonly Duration Second = Duration.FromSeconds(1);

    [Fact]
    public void C5_C8_A_session_that_is_lost_and_back_neither_pauses_nor_stops_nor_reloads()
    {
        var player = Playing().Lose().Wait(Second);
        Assert.Equal(PlaybackState.Holdover, player.State);
        var told = player.Effects.Count;
        player.Attach().Start().Send(200 * PlaybackStory.ChunkFrames, 100).Wait(Second * 3);
        Assert.Equal(PlaybackState.Live, player.State);
        Assert.DoesNotContain(player.Effects, effect => effect.Action is PlaybackAction.DropOutput or PlaybackAction.CloseOutput or PlaybackAction.ReportEnded);
        Assert.All(player.Effects.Skip(told), effect => Assert.True(effect.Action is PlaybackAction.Render or PlaybackAction.SendClockProbe or PlaybackAction.PublishState or PlaybackAction.QueueFrames));
        player.HeardExactly(0, player.Queue.Heard.Count);

        // Past the end of what was there before, too: what came twice was heard once, and nothing between was left out.
        player.Wait(Second * 60);
        player.HeardExactly(0, 300 * PlaybackStory.ChunkFrames);
    }

    [Fact]
    public void C9_A_session_that_replaces_another_goes_on_with_the_same_play_request()
    {
        var player = Playing();
        var request = player.Data.Request;
        player.Lose().Wait(Second).Attach(clockUnknown: true).Start().Wait(Second);
        Assert.Equal(request, player.Data.Request);
        Assert.Single(player.Of(PlaybackAction.OpenOutput));
    }

    /// <summary>The load is in flight at the loss, and fails: nothing is loading for ever, and the end is told once.</summary>
    [Fact]
    public void C22_A_load_that_was_in_flight_at_the_loss_ends_with_the_next_session()
    {
        var player = PlaybackStory.Begun();
        Assert.Equal(PlaybackState.Loading, player.State);
        player.Lose().Wait(Second * 2);
        Assert.Empty(player.Of(PlaybackAction.ReportEnded));
        player.Attach().Hear(PlaybackInput.StreamEnded(player.Connection)).Wait(Second);
        Assert.Equal(PlaybackState.Ended, player.State);
        var end = Assert.Single(player.Of(PlaybackAction.ReportEnded));
        player.Hear(PlaybackInput.EndAcknowledged(end.Request)).Lose().Attach().Wait(Second);
        Assert.Single(player.Of(PlaybackAction.ReportEnded));
    }

    [Fact]
    public void C22_C60_A_track_that_ends_while_nobody_owns_the_player_is_told_to_the_next_owner_until_acknowledged()
    {
        var player = PlaybackStory.Begun().Hear(PlaybackInput.StreamEnded(new(1))).Lose().Wait(Second * 2);
        Assert.Equal(PlaybackState.Ended, player.State);
        var end = Assert.Single(player.Of(PlaybackAction.ReportEnded));
        player.Attach().Lose().Attach();
        Assert.Equal([end, end, end], player.Of(PlaybackAction.ReportEnded));
        player.Hear(PlaybackInput.EndAcknowledged(end.Request)).Lose().Attach();
        Assert.Equal(3, player.Of(PlaybackAction.ReportEnded).Count());
    }

    [Fact]
    public void C43_A_reconnect_does_not_move_the_volume()
    {
        var player = Playing().Hear(PlaybackInput.VolumeChanged(40));
        var set = Assert.Single(player.Of(PlaybackAction.SetVolume));
        Assert.Equal(Gain.Of(40), set.Gain);
        player.Lose().Wait(Second).Attach(clockUnknown: true).Start().Wait(Second);
        Assert.Single(player.Of(PlaybackAction.SetVolume));
        Assert.Equal(40, player.Data.Volume);
        player.Hear(PlaybackInput.VolumeCommanded(new(1), 90));
        Assert.Equal(40, player.Data.Volume);
        player.Hear(PlaybackInput.VolumeCommanded(player.Connection, 90)).Hear(PlaybackInput.MuteCommanded(player.Connection, true));
        Assert.Equal([Gain.Of(40), Gain.Of(90), 0], player.Of(PlaybackAction.SetVolume).Select(effect => effect.Gain));
        player.Hear(PlaybackInput.VolumeChanged(10));
        Assert.Equal(3, player.Of(PlaybackAction.SetVolume).Count());
        Assert.Equal((10, true), (player.Data.Volume, player.Data.Muted));
    }

    [Theory]
    [InlineData("paused")]
    [InlineData("stopped")]
    public void C44_A_server_that_says_paused_after_a_drop_does_not_pause_us(string echo)
    {
        var player = Playing().Lose().Attach().Start();
        var said = Encoding.UTF8.GetBytes("{\"type\":\"group/update\",\"payload\":{\"playback_state\":\"" + echo + "\"}}");
        var heard = new ServerFrames(player.Connection).ReadText(said, player.Now);
        Assert.Equal(EndpointPart.Session, heard.Part);
        player.Wait(Second);
        Assert.Equal(PlaybackState.Live, player.State);
        player.HeardExactly(0, player.Queue.Heard.Count);
    }

    [Fact]
    public void C45_Who_is_paused_through_a_loss_resumes_where_the_group_is()
    {
        var player = Playing().Hear(PlaybackInput.PauseRequested());
        var heard = player.Queue.Heard.Count;
        player.Lose().Wait(Second).Attach(clockUnknown: true).Start().Wait(Second);
        Assert.Equal((PlaybackState.Paused, heard), (player.State, player.Queue.Heard.Count));
        player.Hear(PlaybackInput.ResumeRequested()).Wait(Second);
        Assert.Equal(PlaybackState.Live, player.State);
        Assert.InRange(player.Queue.Heard[heard], heard + (2 * PlaybackStory.Rate) - 1, heard + (2 * PlaybackStory.Rate) + PlaybackStory.ChunkFrames);
        Assert.DoesNotContain(FrameQueue.Silence, player.Queue.Heard);
        Assert.InRange(player.Data.FramesPassed, (2 * PlaybackStory.Rate) - PlaybackStory.ChunkFrames, (2 * PlaybackStory.Rate) + PlaybackStory.ChunkFrames);
        Assert.Empty(player.Of(PlaybackAction.ReportEnded));
    }

    [Fact]
    public void C45_What_arrives_while_paused_is_kept_only_while_its_time_has_not_come()
    {
        var player = Playing().Hear(PlaybackInput.PauseRequested());
        for (var chunk = 250; chunk < 1_250; chunk++)
            player.Wait(Duration.FromMilliseconds(20)).Send(chunk * PlaybackStory.ChunkFrames, 1);
        Assert.InRange(player.Queue.Level, 3 * PlaybackStory.Rate, 5 * PlaybackStory.Rate);
    }

    [Fact]
    public void C49_What_is_buffered_plays_to_its_end_however_long_nobody_connects()
    {
        var player = Playing().Lose().Wait(Second * 60);
        player.HeardExactly(0, 250 * PlaybackStory.ChunkFrames);
    }

    [Fact]
    public void C54_When_the_owner_changes_nothing_more_of_the_old_one_is_heard()
    {
        var player = Playing().Lose().Hear(PlaybackInput.PauseRequested()).Hear(PlaybackInput.ResumeRequested()).Wait(Second).Hear(PlaybackInput.StopRequested());
        var heard = player.Queue.Heard.Count;
        Assert.Equal(EndCause.Stopped, Assert.Single(player.Of(PlaybackAction.ReportEnded)).Cause);
        player.Wait(Second * 20);
        Assert.Equal((PlaybackState.Stopped, heard, 0), (player.State, player.Queue.Heard.Count, player.Queue.Level));
        Assert.Equal(PlaybackAction.DropOutput, player.Effects.Last(effect => !effect.Output.Equals(default(OutputEpoch))).Action);
    }

    [Fact]
    public void C56_After_a_long_outage_the_position_is_not_beyond_what_was_played()
    {
        var player = Playing().Lose().Wait(Second * 60);
        Assert.Equal(Second * 5, player.Data.Position.At(player.Now));
        player.Attach().Start().Hear(PlaybackInput.StreamEnded(player.Connection));
        Assert.Equal(Second * 5, player.Data.Position.At(player.Now + (Second * 60)));
        Assert.Single(player.Of(PlaybackAction.ReportEnded));
    }

    /// <summary>The server's clock is an hour off from ours, and another server's that replaces it an hour to the other side.</summary>
    [Fact]
    public void C57_Another_clock_of_the_server_moves_no_position()
    {
        var player = Playing();
        var (before, at) = (player.Data.Position.At(player.Now), player.Now);
        player.Lose().Clock(Duration.Zero - Duration.FromSeconds(3_600)).Attach(clockUnknown: true).Wait(Second);
        Assert.InRange(player.Data.Clock.ServerAt(player.Now) - player.Now.Microseconds, -3_600_100_000, -3_599_900_000);
        Assert.Equal(before + (player.Now - at), player.Data.Position.At(player.Now));
    }

    /// <summary>What a step of the wall clock does to a player is what its server's clock does to it: nothing but a better estimate.</summary>
    [Fact]
    public void C58_A_clock_that_steps_by_a_second_leads_to_no_correction_of_the_position()
    {
        var player = Playing();
        var (before, at) = (player.Data.Position.At(player.Now), player.Now);
        player.Clock(PlaybackStory.Ahead + Second).Wait(Second * 3 / 2);
        Assert.Equal(before + (player.Now - at), player.Data.Position.At(player.Now));
        Assert.Equal(0, player.Data.Edits);
        player.HeardExactly(0, player.Queue.Heard.Count);
    }

    [Fact]
    public void C59_What_is_told_of_another_request_or_opening_is_dropped_and_what_is_told_of_this_one_is_not()
    {
        var player = Playing().Start(44_100);
        var outputs = player.Of(PlaybackAction.OpenOutput).ToArray();
        player.Hear(PlaybackInput.OutputFailed(outputs[0].Output, OutputFault.Broken));
        Assert.Equal(PlaybackState.Loading, player.State);
        player.Hear(PlaybackInput.EndAcknowledged(outputs[1].Request));
        Assert.Equal(outputs[0].Request, player.Data.EndUnacknowledged);
        player.Lose().Hear(PlaybackInput.OutputFailed(outputs[1].Output, OutputFault.Broken));
        Assert.Equal(PlaybackState.OutputLost, player.State);
    }

    [Fact]
    public void C61_A_request_ends_once_however_often_its_end_is_told()
    {
        var player = Playing().Hear(PlaybackInput.StreamEnded(new(1))).Hear(PlaybackInput.StreamEnded(new(1))).Wait(Second * 6);
        player.Hear(PlaybackInput.StreamEnded(new(1))).Hear(PlaybackInput.StreamCleared(new(1))).Hear(PlaybackInput.StopRequested()).Wait(Second);
        Assert.Equal(EndCause.PlayedOut, Assert.Single(player.Of(PlaybackAction.ReportEnded)).Cause);
    }

    [Fact]
    public void C66_A_stall_is_waited_for_and_is_no_end()
    {
        var player = Playing().Wait(Second * 12);
        Assert.Equal(PlaybackState.Starved, player.State);
        Assert.Empty(player.Of(PlaybackAction.ReportEnded));
        player.Send(700 * PlaybackStory.ChunkFrames, 100).Wait(Second * 3 / 2);
        Assert.Equal(PlaybackState.Live, player.State);
        Assert.Equal(700 * PlaybackStory.ChunkFrames, player.Queue.Heard[700 * PlaybackStory.ChunkFrames]);
        Assert.Empty(player.Of(PlaybackAction.ReportEnded));
    }

    [Fact]
    public void C68_Nothing_is_said_to_play_before_its_output_is_open()
    {
        var player = PlaybackStory.Begun(Second, PlaybackSettings.Default with { OutputOpenMax = Second * 5 }).Send(25 * PlaybackStory.ChunkFrames, 225);
        var opening = Opened(player);
        player.Wait(Second * 2);
        Assert.Empty(player.Of(PlaybackAction.Render));
        Assert.DoesNotContain(player.Of(PlaybackAction.PublishState), effect => effect.State == PlaybackState.Live);
        player.Hear(PlaybackInput.OutputOpened(opening, OutputMode.Paced, PlaybackStory.Rate)).Wait(Second);
        Assert.Equal(PlaybackState.Live, player.State);
        Assert.NotEmpty(player.Of(PlaybackAction.Render));
    }

    [Fact]
    public void C68_C69_An_output_that_is_busy_is_waited_for_and_said()
    {
        var player = PlaybackStory.Begun().Send(25 * PlaybackStory.ChunkFrames, 225);
        player.Hear(PlaybackInput.OutputFailed(Opened(player), OutputFault.Busy));
        Assert.Equal(PlaybackState.OutputLost, player.State);
        Assert.Equal(OutputFault.Busy, Assert.Single(player.Of(PlaybackAction.ReportOutputFault)).Fault);
        Assert.DoesNotContain(player.Of(PlaybackAction.PublishState), effect => effect.State == PlaybackState.Live);
        player.Wait(Second * 3);
        Assert.Equal(2, player.Of(PlaybackAction.OpenOutput).Count());
        Assert.Equal(PlaybackState.Live, player.State);
        Assert.InRange(player.Queue.Heard[0], PlaybackStory.Rate - 1, PlaybackStory.Rate + PlaybackStory.ChunkFrames);
    }

    [Fact]
    public void C69_An_output_that_breaks_is_tried_again_for_ever_and_ends_nothing()
    {
        var player = Playing();
        for (var failure = 1; failure <= 50; failure++)
        {
            player.Hear(PlaybackInput.OutputFailed(Opened(player), OutputFault.Broken));
            Assert.Equal(PlaybackState.OutputLost, player.State);
            player.Wait(PlaybackSettings.Default.OutputRetryPeriod);
            Assert.NotEqual(PlaybackState.OutputLost, player.State);
        }

        Assert.Equal(51, player.Of(PlaybackAction.OpenOutput).Count());
        Assert.Empty(player.Of(PlaybackAction.ReportEnded));
    }

    [Fact]
    public void C69_An_output_that_fails_while_it_drains_is_the_end_and_nothing_worse()
    {
        var player = Playing().Hear(PlaybackInput.StreamEnded(new(1)));
        Assert.Equal(PlaybackState.Ending, player.State);
        player.Hear(PlaybackInput.OutputFailed(Opened(player), OutputFault.Broken)).Wait(Second * 10);
        Assert.Equal(PlaybackState.Ended, player.State);
        Assert.Single(player.Of(PlaybackAction.ReportEnded));
        player.Hear(PlaybackInput.StreamStarted(new(1), PlaybackStory.Rate, channels: 2));
        Assert.Equal(PlaybackState.Loading, player.State);
    }

    /// <summary>Two seconds into five seconds of sound, which are all there.</summary>
    private static PlaybackStory Playing() => PlaybackStory.Begun().Send(25 * PlaybackStory.ChunkFrames, 225).Wait(Second * 2);

    private static OutputEpoch Opened(PlaybackStory player) => player.Of(PlaybackAction.OpenOutput).Last().Output;
}
