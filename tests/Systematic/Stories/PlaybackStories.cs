using Holdover.Machines;
using Holdover.Playback;

namespace Holdover.Tests.Systematic.Stories;

public sealed class PlaybackStories
{
    private const int SecondOfFrames = PlaybackStory.Rate;

    private static readonly Duration Second = Duration.FromSeconds(1);

    [Fact]
    public void Sound_begins_when_its_first_frame_is_due()
    {
        var player = PlaybackStory.Begun().Wait(Duration.FromMilliseconds(999));
        Assert.Equal(PlaybackState.Loading, player.State);
        player.Wait(Duration.FromMilliseconds(2));
        Assert.Equal(PlaybackState.Live, player.State);
        Assert.InRange(player.Queue.Heard.Count, 1, 2 * PlaybackStory.ChunkFrames);
    }

    [Fact]
    public void An_outage_shorter_than_the_buffer_is_not_heard()
    {
        var player = PlaybackStory.Begun().Send(25 * PlaybackStory.ChunkFrames, 225).Wait(Second * 2);
        player.Lose().Wait(Second * 3);
        Assert.Equal(PlaybackState.Holdover, player.State);
        player.Attach().Start().Send(250 * PlaybackStory.ChunkFrames, 100).Wait(Second * 2);
        Assert.Equal(PlaybackState.Live, player.State);
        player.HeardExactly(0, player.Queue.Heard.Count);
        Assert.InRange(player.Queue.Heard.Count, 6 * SecondOfFrames - PlaybackStory.ChunkFrames, 6 * SecondOfFrames + 1);
        Assert.Single(player.Of(PlaybackAction.OpenOutput));
    }

    [Fact]
    public void What_comes_twice_is_heard_once()
    {
        var player = PlaybackStory.Begun().Lose().Attach().Start();
        player.Send(20 * PlaybackStory.ChunkFrames - 7, 30).Wait(Second * 3 / 2);
        player.HeardExactly(0, player.Queue.Heard.Count);
        Assert.Equal(5 * PlaybackStory.ChunkFrames + 7, player.Data.FramesCutOff);
    }

    [Fact]
    public void What_never_comes_is_silence_of_its_length()
    {
        var player = PlaybackStory.Begun().Send(30 * PlaybackStory.ChunkFrames, 25).Wait(Second * 2);
        var gap = 5 * PlaybackStory.ChunkFrames;
        Assert.Equal(gap, player.Data.FramesLost);
        for (var frame = 0; frame < player.Queue.Heard.Count; frame++)
        {
            var isMissing = frame >= 25 * PlaybackStory.ChunkFrames && frame < 30 * PlaybackStory.ChunkFrames;
            Assert.Equal(isMissing ? FrameQueue.Silence : frame, player.Queue.Heard[frame]);
        }
    }

    [Fact]
    public void A_player_that_starves_keeps_the_time_and_comes_back_at_the_right_frame()
    {
        var player = PlaybackStory.Begun().Wait(Second * 5 / 2);
        Assert.Equal(PlaybackState.Starved, player.State);
        player.Send(90 * PlaybackStory.ChunkFrames, 50).Wait(Second);
        Assert.Equal(PlaybackState.Live, player.State);
        Assert.Equal(25 * PlaybackStory.ChunkFrames, player.Queue.Heard.IndexOf(FrameQueue.Silence));
        Assert.All(
            player.Queue.Heard.Index().Where(heard => heard.Item != FrameQueue.Silence),
            heard => Assert.Equal(heard.Index, heard.Item));
        Assert.Contains(90 * PlaybackStory.ChunkFrames, player.Queue.Heard);
    }

    [Fact]
    public void After_a_drought_the_next_sound_is_a_new_beginning()
    {
        var player = PlaybackStory.Begun().Wait(Second * 13);
        Assert.Equal(PlaybackState.Loading, player.State);
        var silence = player.Queue.Heard.Count;
        player.Wait(Second * 60);
        Assert.Equal(silence, player.Queue.Heard.Count);
    }

    [Fact]
    public void Sound_that_is_long_past_is_left_out_and_not_stood_in_for()
    {
        var player = PlaybackStory.Begun(Duration.Zero - (Second * 5)).Wait(Duration.FromMilliseconds(10));
        Assert.Equal(PlaybackState.Live, player.State);
        Assert.Empty(player.Queue.Heard);
        Assert.Equal(0, player.Queue.Level);
        player.Send(300 * PlaybackStory.ChunkFrames, 50).Wait(Second * 3 / 2);
        Assert.Equal(300 * PlaybackStory.ChunkFrames, player.Queue.Heard.First(frame => frame != FrameQueue.Silence));
    }

    [Fact]
    public void A_clear_empties_the_queue_and_begins_again()
    {
        var player = PlaybackStory.Begun().Wait(Second * 5 / 4).Hear(PlaybackInput.StreamCleared(new(1)));
        Assert.Equal(PlaybackState.Loading, player.State);
        Assert.Equal(0, player.Queue.Level);
        var heard = player.Queue.Heard.Count;
        player.Send(100 * PlaybackStory.ChunkFrames, 10).Wait(Second * 3);
        Assert.Equal(100 * PlaybackStory.ChunkFrames, player.Queue.Heard[heard]);
        Assert.Empty(player.Of(PlaybackAction.ReportEnded));
    }

    [Fact]
    public void A_stream_that_ends_plays_to_its_last_frame()
    {
        var player = PlaybackStory.Begun().Wait(Second * 5 / 4).Hear(PlaybackInput.StreamEnded(new(1)));
        Assert.Equal(PlaybackState.Ending, player.State);
        player.Wait(Second);
        Assert.Equal(PlaybackState.Ended, player.State);
        player.HeardExactly(0, 25 * PlaybackStory.ChunkFrames);
        Assert.Single(player.Of(PlaybackAction.ReportEnded));
        Assert.Single(player.Of(PlaybackAction.CloseOutput));
    }
}
