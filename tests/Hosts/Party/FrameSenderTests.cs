using Holdover.Hosts.Real.Network;
using Holdover.Hosts.Real.Party;
using Holdover.Hosts.Real.Pump;
using Holdover.Hosts.Simulated.Time;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Party;

/// <summary>What becomes of a listener's frames when its kernel takes no more.</summary>
public sealed class FrameSenderTests
{
    private static readonly OutgoingFrame Word = new(ServerFrame.Of(ServerFrame.Text, "now"u8));

    [Fact]
    public async Task What_does_not_fit_is_refused_once_by_its_time_and_all_before_it_comes()
    {
        using var pair = new SendingPair();
        pair.Fill();
        Assert.False(pair.SendChunk());
        Assert.Equal([pair.TimeOf(pair.Chunks.Count)], pair.Refusals);
        Assert.InRange(pair.Chunks.Count(chunk => chunk.Holders > 1), FrameSender.AudioMax, FrameSender.AudioMax + 1);
        Assert.Equal(0, pair.Drained);

        for (var chunk = 0; chunk < pair.Chunks.Count; chunk++)
            Assert.Equal(chunk, await pair.Read());
        await Wait.Until(() => pair.Drained == 1, "to be told that there is room");
        Assert.False(pair.SendChunk());
        pair.Sender.Unblock();
        Assert.True(pair.SendChunk());
        pair.Sender.SendHeld();
        pair.Sender.SendHeld();
        Assert.Equal(pair.Chunks.Count - 1, await pair.Read());
        await pair.NothingIsHeld();
        Assert.Equal((1, 1), (pair.Refusals.Count, pair.Drained));
    }

    [Fact]
    public async Task A_chunk_waits_for_others_but_not_for_long()
    {
        using var pair = new SendingPair();
        Assert.True(pair.SendChunk());
        pair.Sender.SendHeld();
        Assert.Equal(0, pair.Counts.Bytes);
        pair.Sender.SendHeld();
        Assert.Equal(0, await pair.Read());
        for (var chunk = 0; chunk < FrameSender.Together; chunk++)
            Assert.True(pair.SendChunk());
        for (var chunk = 1; chunk <= FrameSender.Together; chunk++)
            Assert.Equal(chunk, await pair.Read());
        await pair.NothingIsHeld();
    }

    [Fact]
    public async Task An_answer_overtakes_the_audio_that_waits_and_breaks_no_frame()
    {
        using var pair = new SendingPair();
        pair.Fill();
        pair.Sender.SendControl(in Word);

        var before = 0;
        while (await pair.Read() is { } chunk)
            Assert.Equal(before++, chunk);
        Assert.Equal(pair.Chunks.Count - FrameSender.AudioMax, before);
        for (; before < pair.Chunks.Count; before++)
            Assert.Equal(before, await pair.Read());
    }

    [Fact]
    public async Task Audio_whose_time_is_over_while_it_waits_is_dropped_and_counted()
    {
        var time = new VirtualTimeProvider();
        using var pair = new SendingPair(time);
        pair.Fill();
        var waits = pair.Chunks.Count - FrameSender.AudioMax;
        time.Advance(TimeSpan.FromMicroseconds(pair.TimeOf(pair.Chunks.Count - 1) - new MonotonicClock(time).Now.Microseconds));

        for (var chunk = 0; chunk < waits; chunk++)
            Assert.Equal(chunk, await pair.Read());
        Assert.Equal(pair.Chunks.Count - 1, await pair.Read());
        await pair.NothingIsHeld();
        Assert.Equal(TimeSpan.FromMicroseconds((FrameSender.AudioMax - 1) * SendingPair.ChunkMicroseconds), pair.Counts.Late);
    }

    [Fact]
    public async Task An_end_lets_go_of_all_that_waits()
    {
        using var pair = new SendingPair();
        pair.Fill();
        var sent = pair.Sender.Sent();
        Assert.False(sent.IsCompleted);
        pair.Dispose();
        await Wait.For(sent, "the end");
        await pair.NothingIsHeld();
    }

    [Fact]
    public async Task A_peer_that_asks_and_never_reads_is_cut_off()
    {
        using var pair = new SendingPair();
        pair.Fill();
        for (var answers = 0; answers <= FrameSender.AudioMax + FrameSender.ControlMax; answers++)
            pair.Sender.SendControl(in Word);
        Assert.True(pair.Sender.Sent().IsCompleted);
        pair.Dispose();
        await pair.NothingIsHeld();
    }
}
