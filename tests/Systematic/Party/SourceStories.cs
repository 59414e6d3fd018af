using Holdover.Machines;
using Holdover.Party;

using static Holdover.Party.CoordinatorAction;
using static Holdover.Party.CoordinatorInput;

namespace Holdover.Tests.Systematic.Party;

/// <summary>A source that fails, stalls or is not there, and the queue behind it.</summary>
public sealed class SourceStories
{
    [Fact]
    public void C23_An_item_that_cannot_be_loaded_ends_the_queue_and_not_the_sound_before_it()
    {
        var story = new CoordinatorStory().Play(tracks: 2);
        var last = story.Last(TellChunk).Chunk;
        story.Hear(SourceEnded(story.Opening)).Is(CoordinatorState.Opening).Hear(SourceUnavailable(story.Opening)).Is(CoordinatorState.Draining);
        Assert.Empty(story.All(TellEnd));
        story.Wait(Duration.FromSeconds(10)).Is(CoordinatorState.Ended);
        Assert.True(story.TimeOf(TellEnd).Microseconds > last.Timestamp);
        Assert.False(story.Last(ReportEnded).Failed);
    }

    [Fact]
    public void C23_A_queue_of_which_nothing_can_be_loaded_does_not_stay_loading()
    {
        var story = new CoordinatorStory().Hear(WorkerJoined(CoordinatorStory.Worker, default, listeners: 1)).Hear(ServeRequested(tracks: 2));
        story.Hear(SourceUnavailable(story.Opening)).Is(CoordinatorState.Opening).Hear(SourceUnavailable(story.Opening)).Is(CoordinatorState.Ended);
        Assert.True(story.Last(ReportEnded).Failed);
    }

    [Fact]
    public void C24_What_is_unavailable_while_another_is_being_loaded_is_said_once_each_and_in_order()
    {
        var story = new CoordinatorStory().Play(tracks: 4);
        var first = story.Opening;
        story.Hear(SourceEnded(first)).Hear(SourceUnavailable(story.Opening)).Hear(SourceUnavailable(first)).Hear(SourceUnavailable(story.Opening));
        Assert.Equal([1, 2], story.All(ReportUnavailable).Select(said => said.Track));
        story.Open().Wait(Duration.Zero).Is(CoordinatorState.Streaming);
        Assert.Equal((3, 0L), (story.Last(Decode).Track, story.Last(Decode).From));
        Assert.Single(story.All(ReportStream));
    }

    [Fact]
    public void C25_A_person_s_choice_is_tried_although_it_was_unavailable()
    {
        var story = new CoordinatorStory().Play(tracks: 3);
        story.Hear(SourceEnded(story.Opening)).Hear(SourceUnavailable(story.Opening)).Open().Wait(Duration.Zero);
        Assert.Equal([0, 1, 2], story.All(OpenSource).Select(asked => asked.Track));
        story.Hear(TrackChosen(1)).Is(CoordinatorState.Opening);
        Assert.Equal(1, story.Last(OpenSource).Track);
        story.Open().Wait(Duration.Zero).Give();
        Assert.Equal(StreamBreak.Chosen, story.Last(ReportStream).Break);
    }

    [Fact]
    public void C62_A_broken_way_to_the_source_skips_nothing()
    {
        var story = new CoordinatorStory().Play(tracks: 5).Hear(SourceFailed(new(1))).Is(CoordinatorState.Stalled);
        for (var attempt = 0; attempt < 4; attempt++)
            story.Wait(Duration.FromSeconds(1) * (1 << attempt)).Is(CoordinatorState.Opening).Hear(SourceFailed(story.Opening)).Is(CoordinatorState.Stalled);
        Assert.All(story.All(OpenSource), asked => Assert.Equal(0, asked.Track));
        Assert.Empty(story.All(ReportUnavailable));
    }

    /// <summary>The way breaks at a change of tracks, where it looks most like a track that cannot be played.</summary>
    [Fact]
    public void C62_A_way_that_breaks_at_a_change_of_tracks_skips_nothing_either()
    {
        var story = new CoordinatorStory().Play(tracks: 5).Hear(SourceEnded(new(1))).Is(CoordinatorState.Opening);
        for (var attempt = 0; attempt < 3; attempt++)
            story.Hear(SourceFailed(story.Opening)).Is(CoordinatorState.Stalled).Wait(Duration.FromSeconds(5)).Is(CoordinatorState.Opening);
        story.Open().Wait(Duration.Zero).Give().Is(CoordinatorState.Streaming);
        Assert.Equal([0, 1, 1, 1, 1], story.All(OpenSource).Select(asked => asked.Track));
        Assert.Equal((1, 0L), (story.Last(Decode).Track, story.Last(Decode).From));
        Assert.Empty(story.All(ReportUnavailable));
    }

    [Fact]
    public void C63_C117_A_chunk_that_comes_after_its_time_is_dropped_and_asked_for_again()
    {
        var story = new CoordinatorStory().Play(tracks: 1).Wait(Duration.Zero);
        var (late, asked, told) = (story.Opening, story.Last(Decode), story.All(TellChunk).Length);
        story.Wait(CoordinatorSettings.Default.DecodeMax).Is(CoordinatorState.Stalled).Give(late).Is(CoordinatorState.Stalled);
        Assert.Equal(told, story.All(TellChunk).Length);
        story.Wait(Duration.FromMilliseconds(250)).Open().Wait(Duration.Zero);
        Assert.NotEqual(late, story.Last(Decode).Source);
        Assert.Equal((asked.Track, asked.From, asked.Count), (story.Last(Decode).Track, story.Last(Decode).From, story.Last(Decode).Count));
        story.Give(late).Give();
        Assert.Equal(told + 1, story.All(TellChunk).Length);
    }

    [Fact]
    public void C64_Nothing_is_asked_of_a_source_that_is_known_to_be_gone()
    {
        var story = new CoordinatorStory().Play(tracks: 1).Wait(Duration.Zero).Hear(SourceFailed(new(1)));
        var asked = story.All(Decode).Length;
        story.Wait(Duration.FromMilliseconds(249)).Is(CoordinatorState.Opening);
        Assert.Equal((asked, 2), (story.All(Decode).Length, story.All(OpenSource).Length));

        // The next one is asked, as soon as it is there, for what the last one owed.
        var owed = story.Last(Decode);
        story.Open().Wait(Duration.Zero);
        Assert.Equal((asked + 1, owed.Track, owed.From), (story.All(Decode).Length, story.Last(Decode).Track, story.Last(Decode).From));
        Assert.NotEqual(owed.Source, story.Last(Decode).Source);
    }

    [Fact]
    public void C66_A_stall_that_outlasts_the_buffer_is_held_and_is_no_end_of_the_item()
    {
        var story = new CoordinatorStory().Play(tracks: 2).Wait(Duration.Zero).Hear(SourceFailed(new(1)));
        for (var attempt = 0; attempt < 3; attempt++)
            story.Wait(Duration.FromSeconds(4)).Hear(SourceFailed(story.Opening));
        story.Is(CoordinatorState.Stalled).Wait(Duration.FromSeconds(8)).Is(CoordinatorState.Opening).Open().Wait(Duration.Zero).Give();
        Assert.Equal((0, StreamBreak.TooLate), (story.Last(Decode).Track, story.Last(ReportStream).Break));
        Assert.Equal(3 * CoordinatorStory.ChunkFrames, story.Last(Decode).From);
        Assert.Empty(story.All(TellEnd));
    }

    /// <summary>The source answers, and so nothing times out; but what was decoded has been played meanwhile.</summary>
    [Fact]
    public void C66_A_chunk_that_takes_longer_than_the_buffer_lasts_is_heard_all_the_same()
    {
        var story = new CoordinatorStory().Play(tracks: 1).Wait(Duration.Zero);
        var asked = story.Last(Decode);
        story.Wait(CoordinatorSettings.Default.BufferAhead + Duration.FromSeconds(1)).Give().Is(CoordinatorState.Streaming);
        Assert.Equal(StreamBreak.TooLate, story.Last(ReportStream).Break);
        Assert.Equal((asked.From, (story.Now + CoordinatorSettings.Default.StartLead).Microseconds), (story.Last(TellChunk).From, story.Last(TellChunk).Chunk.Timestamp));
    }

    /// <summary>The source answers before a tick says that there is nothing left.</summary>
    [Fact]
    public void C66_A_successor_to_whom_nothing_is_left_that_is_not_played_skips_nothing()
    {
        var story = new CoordinatorStory();
        var held = new StreamHeld
        {
            Request = new(7),
            Grid = new((story.Now - Duration.FromSeconds(5)).Microseconds, CoordinatorStory.Rate),
            Channels = 2,
            End = CoordinatorStory.ChunkFrames,
            Frames = CoordinatorStory.ChunkFrames,
            Crc = 1,
        };
        story.Hear(WorkerJoined(CoordinatorStory.Worker, in held, listeners: 1)).Hear(ServeRequested(tracks: 1)).Open().Is(CoordinatorState.Resuming);
        story.Give().Is(CoordinatorState.Streaming).Wait(Duration.Zero).Give();
        Assert.Equal(StreamBreak.TooLate, story.Last(ReportStream).Break);
        Assert.Equal((held.End, (story.Now + CoordinatorSettings.Default.StartLead).Microseconds), (story.Last(TellChunk).From, story.Last(TellChunk).Chunk.Timestamp));
    }

    [Fact]
    public void C66_A_stall_ends_the_party_at_the_deadline_of_its_policy()
    {
        var story = new CoordinatorStory().Play(tracks: 2).Wait(Duration.Zero).Hear(SourceFailed(new(1))).Wait(Duration.FromSeconds(62)).Is(CoordinatorState.Ended);
        Assert.True(story.Last(ReportEnded).Failed);
    }

    /// <summary>The samples are those of before if the last chunk that the workers hold is.</summary>
    [Theory]
    [InlineData(true, 0, StreamBreak.None)]
    [InlineData(true, 1, StreamBreak.OtherSamples)]
    [InlineData(false, 0, StreamBreak.NotSeekable)]
    public void A_successor_goes_on_with_the_same_samples_or_says_why_not(bool isSeekable, uint difference, StreamBreak expected)
    {
        var story = new CoordinatorStory();
        var held = new StreamHeld
        {
            Request = new(7),
            Grid = new((story.Now - Duration.FromSeconds(5)).Microseconds, CoordinatorStory.Rate),
            Channels = 2,
            End = 500L * CoordinatorStory.ChunkFrames,
            Frames = CoordinatorStory.ChunkFrames,
            Crc = (499u * CoordinatorStory.ChunkFrames) + 1 + difference,
        };
        story.Hear(WorkerJoined(CoordinatorStory.Worker, in held, listeners: 1)).Hear(ServeRequested(tracks: 1)).Open(isSeekable);
        for (var decoded = 0; decoded < 301 && story.State == CoordinatorState.Resuming; decoded++)
            story.Give();
        story.Is(CoordinatorState.Streaming).Wait(CoordinatorSettings.Default.Portion);
        Assert.Equal(expected, story.All(ReportStream).Select(said => said.Break).SingleOrDefault());
        Assert.Equal(held.End, story.Last(Decode).From);
        Assert.Equal(expected == StreamBreak.None ? 0 : 1, story.All(TellStream).Length);
        Assert.Equal(isSeekable ? 199L * CoordinatorStory.ChunkFrames : held.End, story.All(Decode)[0].From);
    }

    [Fact]
    public void C119_A_start_without_all_workers_is_bounded()
    {
        var story = new CoordinatorStory(new() { Workers = 3 }).Hear(WorkerJoined(CoordinatorStory.Worker, default, listeners: 1)).Hear(ServeRequested(tracks: 1));
        story.Is(CoordinatorState.Asking).Wait(CoordinatorSettings.Default.AskMax).Is(CoordinatorState.Opening).Open().Is(CoordinatorState.Streaming);
    }

    [Fact]
    public void Decoding_idles_when_nobody_listens_but_not_while_a_worker_is_down()
    {
        var story = new CoordinatorStory().Play(tracks: 1).Hear(ListenersChanged(CoordinatorStory.Worker, 0)).Hear(WorkerLeft(CoordinatorStory.Worker));
        var opening = story.Opening;
        for (var second = 0; second < 20; second++)
            story.Give(opening).Wait(Duration.FromSeconds(1));
        story.Is(CoordinatorState.Streaming).Hear(WorkerJoined(new(2), default, listeners: 0));
        for (var second = 0; second < 15; second++)
            story.Give(opening).Wait(Duration.FromSeconds(1));
        story.Is(CoordinatorState.Waiting);
    }

    [Fact]
    public void A_worker_whose_pipe_is_full_loses_the_oldest_and_holds_up_nobody()
    {
        var story = new CoordinatorStory(new() { Workers = 2 }).Hear(WorkerJoined(new(2), default, listeners: 1)).Play(tracks: 1);
        var refused = story.All(TellChunk).Last(told => told.Worker == CoordinatorStory.Worker);
        story.Hear(WorkerBlocked(CoordinatorStory.Worker, refused.Request, refused.From));
        for (var chunk = 0; chunk < 500; chunk++)
            story.Wait(Duration.FromMilliseconds(20)).Give();
        Assert.Equal(503, story.All(TellChunk).Count(told => told.Worker == new ProcessEpoch(2)));
        Assert.Equal(3, story.All(TellChunk).Count(told => told.Worker == CoordinatorStory.Worker));
        story.Hear(WorkerDrained(CoordinatorStory.Worker));
        var again = story.All(TellChunk).Where(told => told.Worker == CoordinatorStory.Worker).Skip(3).ToArray();
        Assert.Equal((300, story.Last(TellChunk).From), (again.Length, again[^1].From));
    }
}
