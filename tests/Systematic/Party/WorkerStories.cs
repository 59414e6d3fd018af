using Holdover.Machines;
using Holdover.Party;
using Holdover.Playback;

using static Holdover.Party.WorkerInput;

namespace Holdover.Tests.Systematic.Party;

/// <summary>A worker between coordinators, and its listeners between connections.</summary>
public sealed partial class WorkerStories
{
    private const int Rate = 48_000;
    private const int ChunkFrames = 960;

    private static readonly ProcessEpoch Old = new(1);
    private static readonly ProcessEpoch New = new(2);
    private static readonly FrameGrid Grid = new(1_001_000_000, Rate);

    private readonly WorkerNode node = new(WorkerSettings.Default, ListenerSettings.Default);
    private readonly Outbox<PartyEffect> outbox = new(WorkerNode.EffectsMax);
    private readonly List<PartyEffect> effects = [];
    private MonotonicTime now = new(1_000_000_000);
    private int published;

    [Fact]
    public void C107_A_stream_outlives_its_coordinator_and_its_successor_goes_on_with_it()
    {
        Listen(1);
        Stream(Old);
        Hear(CoordinatorLost(Old)).Wait(Duration.FromMilliseconds(700)).Hear(CoordinatorAttached(New));
        Assert.Equal(WorkerState.Streaming, node.State);
        var held = All(PartyAction.TellHeld)[^1].Held;
        Assert.Equal((new PlayRequestId(1), 3L * ChunkFrames, ChunkFrames), (held.Request, held.End, held.Frames));
        Publish(New);
        Wait(Duration.FromSeconds(1));
        Assert.Empty(All(PartyAction.SendStreamEnd));
        Assert.Single(All(PartyAction.SendStreamStart));
        Assert.Equal(Enumerable.Range(0, published), All(PartyAction.SendChunk).Select(sent => sent.Piece.Handle));
    }

    [Fact]
    public void C108_A_stream_ends_after_the_last_moment_at_which_its_successor_may_come()
    {
        Assert.Equal(WorkerSettings.Default.SuccessorMax + Duration.FromSeconds(1), WorkerSettings.Default.Linger);
        Listen(1);
        Stream(Old);
        Hear(CoordinatorLost(Old)).Wait(WorkerSettings.Default.SuccessorMax);
        Assert.Empty(All(PartyAction.SendStreamEnd));
        Wait(Duration.FromSeconds(1));
        Assert.Single(All(PartyAction.SendStreamEnd));
        Assert.Equal(WorkerState.Waiting, node.State);
    }

    [Fact]
    public void C109_The_end_of_an_earlier_coordinator_that_comes_late_takes_nothing_from_its_successor()
    {
        Listen(1);
        Stream(Old);
        Hear(CoordinatorAttached(New)).Hear(CoordinatorLost(Old));
        Assert.Equal(WorkerState.Streaming, node.State);
        Publish(Old);
        Hear(StreamEnded(Old)).Hear(CoordinatorAttached(Old)).Hear(StreamBegan(Old, new(9), Grid, 2, 0, 0));
        Assert.Equal((WorkerState.Streaming, new PlayRequestId(1), 3L * ChunkFrames), (node.State, node.Stream.Request, node.Stream.End));
        Assert.Equal(2, All(PartyAction.TellHeld).Length);
    }

    /// <summary>Both live and both want to lead: the older stands by, however often it asks, until it comes as somebody newer.</summary>
    [Fact]
    public void C110_Of_two_coordinators_that_both_go_on_asking_the_newer_stays()
    {
        Listen(1);
        Stream(Old);
        Hear(CoordinatorAttached(New));
        Publish(New);
        var (stream, told) = (node.Stream, effects.Count);
        for (var round = 0; round < 100; round++)
            Hear(CoordinatorAttached(Old)).Hear(StreamBegan(Old, new(9), Grid, 2, 0, 0)).Hear(CoordinatorAttached(New)).Hear(StreamEnded(Old));
        Assert.Equal((WorkerState.Streaming, stream, told), (node.State, node.Stream, effects.Count));
        var newest = new ProcessEpoch(3);
        Hear(CoordinatorAttached(newest)).Hear(StreamEnded(New));
        Assert.Equal(WorkerState.Streaming, node.State);
        Hear(StreamEnded(newest));
        Assert.Equal((WorkerState.Waiting, 3), (node.State, All(PartyAction.TellHeld).Length));
    }

    [Fact]
    public void C111_The_newest_connection_of_a_client_is_the_one_that_is_there()
    {
        Stream(Old);
        Listen(1);
        Listen(2, sentUntil: Grid.TimestampOf(2L * ChunkFrames));
        Assert.Equal([new ConnectionEpoch(1)], All(PartyAction.Close).Select(closed => closed.Connection));
        Assert.Equal((1, 1), (node.Connections, node.Listeners));

        // Nobody knows what the connection before it carried to its end: its mark does not count.
        Assert.Equal(2, All(PartyAction.SendStreamClear).Length);
    }

    /// <summary>A moment before the stream would end, and in the same instant if the successor comes first.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void C113_A_successor_that_comes_in_the_instant_in_which_the_stream_would_end_saves_it(bool sameInstant)
    {
        Listen(1);
        Stream(Old);
        Hear(CoordinatorLost(Old)).Wait(WorkerSettings.Default.Linger - new Duration(1));
        Assert.Equal(WorkerState.Lingering, node.State);
        now += new Duration(sameInstant ? 1 : 0);
        Hear(CoordinatorAttached(New)).Wait(Duration.FromSeconds(60));
        Assert.Empty(All(PartyAction.SendStreamEnd));
        Assert.Equal((WorkerState.Streaming, new PlayRequestId(1)), (node.State, All(PartyAction.TellHeld)[^1].Held.Request));
    }

    [Fact]
    public void What_is_held_is_over_when_its_last_frame_has_been_heard()
    {
        Assert.True(node.Stream.IsOver(now));
        Stream(Old);
        var last = new MonotonicTime(Grid.TimestampOf(3L * ChunkFrames));
        Assert.Equal((false, true), (node.Stream.IsOver(last - new Duration(30)), node.Stream.IsOver(last)));
    }

    /// <summary>The same instant the other way round, and a moment after: it is over once, and the successor begins anew.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void C113_A_successor_that_comes_when_the_stream_has_ended_finds_nothing_and_begins_anew(int late)
    {
        Listen(1);
        Stream(Old);
        Hear(CoordinatorLost(Old)).Wait(WorkerSettings.Default.Linger + new Duration(late));
        Assert.Equal(WorkerState.Waiting, node.State);
        Hear(CoordinatorAttached(New)).Wait(Duration.FromSeconds(60));
        Assert.Single(All(PartyAction.SendStreamEnd));
        Assert.True(All(PartyAction.TellHeld)[^1].Held.Request.IsNone());
        Hear(StreamBegan(New, new(2), Grid with { Origin = (now + Duration.FromSeconds(1)).Microseconds }, 2, 0, 0));
        Assert.Equal((2, 1), (All(PartyAction.SendStreamStart).Length, All(PartyAction.SendStreamEnd).Length));
    }

    /// <summary>The time that the one before had left is nothing to the one after.</summary>
    [Fact]
    public void C113_Who_was_saved_and_loses_his_coordinator_again_has_the_whole_time_again()
    {
        Listen(1);
        Stream(Old);
        Hear(CoordinatorLost(Old)).Wait(WorkerSettings.Default.SuccessorMax).Hear(CoordinatorAttached(New)).Hear(CoordinatorLost(New));
        Wait(WorkerSettings.Default.SuccessorMax);
        Assert.Equal(WorkerState.Lingering, node.State);
        Wait(WorkerSettings.Default.Linger - WorkerSettings.Default.SuccessorMax);
        Assert.Equal(WorkerState.Waiting, node.State);
    }

    [Fact]
    public void C118_Who_joins_after_the_stream_was_stopped_waits_for_the_next_one()
    {
        Stream(Old);
        Hear(StreamEnded(Old));
        Listen(1);
        Wait(Duration.FromSeconds(1));
        Assert.Empty(All(PartyAction.SendStreamStart));
        published = 0;
        Hear(StreamBegan(Old, new(2), Grid with { Origin = (now + Duration.FromSeconds(1)).Microseconds }, 2, 0, 0));
        Assert.Single(All(PartyAction.SendStreamStart));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(2 * ChunkFrames, true)]
    [InlineData(-48_000, false)]
    public void A_mark_within_the_buffer_is_gone_on_from_and_any_other_is_cleared(long frames, bool resumes)
    {
        Stream(Old);
        Listen(1, sentUntil: frames == 0 ? null : Grid.TimestampOf(frames));
        Assert.Equal(resumes ? 0 : 1, All(PartyAction.SendStreamClear).Length);
        if (resumes)
            Assert.Equal(frames, All(PartyAction.SendChunk)[0].From);
    }

    [Fact]
    public void The_floor_is_what_a_listener_needs_and_its_delay()
    {
        Stream(Old, chunks: 200);
        Listen(1, needs: new(1_200, 700, 300));
        var ahead = new MonotonicTime(All(PartyAction.SendChunk)[0].Timestamp) - now;
        Assert.InRange(ahead.Microseconds, 1_500_000, 1_500_000 + Grid.LengthOf(1).Microseconds);
    }

    [Fact]
    public void A_clock_probe_is_answered_while_audio_waits()
    {
        Stream(Old, chunks: 200);
        Listen(1);
        var sent = All(PartyAction.SendChunk);
        Hear(ListenerInput.Blocked(new(1), new(1), sent[^1].Timestamp));
        Hear(ListenerInput.ClockProbed(new(1), 77, now));
        Assert.Equal(77, Assert.Single(All(PartyAction.AnswerClock)).ClientTransmitted);
        Wait(Duration.FromSeconds(1));
        Assert.Equal(sent.Length, All(PartyAction.SendChunk).Length);
        Wait(ListenerSettings.Default.SlowMax);
        Assert.Equal((1, 1), (All(PartyAction.ReportSlow).Length, All(PartyAction.Close).Length));
    }

    /// <summary>What a newcomer needs at once, then nothing before its clock is known or has had its time, and then no more than a wire carries beside it.</summary>
    [Theory]
    [InlineData(0, 300)]
    [InlineData(7, 300)]
    [InlineData(8, 100)]
    [InlineData(8, 100, true)]
    public void A_newcomer_is_sent_500_ms_at_once_and_the_rest_after_its_clock_burst_at_four_times_real_time(int probes, int silentMs, bool areAnswered = false)
    {
        Stream(Old, chunks: 250);
        Listen(1);
        IsSent(500);
        Wait(Duration.FromMilliseconds(100));
        IsSent(500);
        for (var probe = 0; probe < probes; probe++)
            Hear(ListenerInput.ClockProbed(new(1), probe, now, areAnswered));
        Assert.Equal(areAnswered ? 0 : probes, All(PartyAction.AnswerClock).Length);
        if (silentMs > 100)
            Wait(Duration.FromMilliseconds(silentMs - 100) - new Duration(1));
        IsSent(500);
        Wait(new(1));

        // A portion of 100 ms in each 25 ms.
        for (var portion = 1; portion <= 20; portion++)
        {
            IsSent(500 + (100 * portion));
            Wait(Duration.FromMilliseconds(25));
        }

        Wait(Duration.FromSeconds(1));
        Assert.Equal(250, All(PartyAction.SendChunk)[^1].Piece.Handle + 1);
    }

    private void IsSent(int milliseconds) => Assert.Equal(milliseconds * Rate / 1_000, All(PartyAction.SendChunk).Sum(sent => sent.Piece.Count));

    private void Stream(ProcessEpoch coordinator, int chunks = 3)
    {
        Hear(CoordinatorAttached(coordinator)).Hear(StreamBegan(coordinator, new(1), Grid, 2, 0, 0));
        for (var chunk = 0; chunk < chunks; chunk++)
            Publish(coordinator);
    }

    private void Publish(ProcessEpoch coordinator) =>
        Hear(ChunkPublished(coordinator, new(1), new(published, Grid.TimestampOf((long)published++ * ChunkFrames), ChunkFrames, 0), 0, 0));

    private void Listen(uint connection, long? sentUntil = null, ListenerNeeds? needs = null, CodecWish codecs = default)
    {
        var said = needs ?? ListenerNeeds.Unsaid;
        Hear(ListenerInput.Connected(new(connection)))
            .Hear(ListenerInput.HelloReceived(new(connection), new(1), null, sentUntil, capacity: 0, codecs))
            .Hear(ListenerInput.StateReceived(new(connection), in said));
    }

    private PartyEffect[] All(PartyAction action) => [.. effects.Where(effect => effect.Action == action)];

    private WorkerStories Hear(PartyInput input)
    {
        node.Step(in input, now, outbox);
        return Take();
    }

    private WorkerStories Wait(Duration span)
    {
        var until = now + span;
        while (node.NextDeadline <= until)
        {
            now = MonotonicTime.Max(now, node.NextDeadline);
            node.Tick(now, outbox);
            Take();
        }

        now = until;
        return this;
    }

    private WorkerStories Take()
    {
        effects.AddRange(outbox.Effects);
        outbox.Clear();
        return this;
    }
}
