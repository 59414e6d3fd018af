using System.Runtime.InteropServices;

using Holdover.Hosts.Real.Audio;
using Holdover.Hosts.Real.Party;
using Holdover.Hosts.Real.Sources;
using Holdover.Party;

namespace Holdover.Tests.Hosts.Party;

/// <summary>What is read ahead of being asked for is what would have been read then. Its flow runs here when a test says so.</summary>
public sealed class SourceAheadTests
{
    private const int Count = 10;

    private readonly Queue<Action> flows = [];
    private readonly List<(SourceEpoch Source, Chunk? Chunk, IOException? Error)> answers = [];
    private readonly List<int> given = [];

    [Fact]
    public void Every_frame_is_given_once_and_in_order_and_most_at_once()
    {
        var source = new CountingSource(frames: 95);
        using var ahead = Open(source);
        var waits = 0;
        for (var from = 0; from < 100; from += Count)
            waits += Ask(ahead, Math.Min(from, 95)) ? 0 : 1;
        Assert.Equal(Enumerable.Range(0, 95), given);
        Assert.Equal((1, 0), (waits, source.Seeks));
        Assert.True(ahead.TryRead(new(1), 95, Count, out var end, out var error) && end is null && error is null);
    }

    [Fact]
    public void Where_it_goes_back_to_is_read_anew()
    {
        using var ahead = Open(new CountingSource(frames: 1_000));
        foreach (var from in new[] { 0, 10, 500, 510, 20, 30, 40 })
            Ask(ahead, from);
        Assert.Equal(new[] { 0, 10, 500, 510, 20, 30, 40 }.SelectMany(from => Enumerable.Range(from, Count)), given);
    }

    [Fact]
    public void What_cannot_go_back_gives_what_comes_next_wherever_it_is_asked_to_be()
    {
        using var ahead = Open(new CountingSource(frames: 1_000, canSeek: false));
        foreach (var from in new[] { 0, 10, 0, 500, 10 })
            Ask(ahead, from);
        Assert.Equal(Enumerable.Range(0, 50), given);
    }

    [Fact]
    public void Who_loses_patience_and_asks_again_is_answered_and_not_told_of_the_interruption()
    {
        var source = new CountingSource(frames: 1_000);
        using var ahead = Open(source);
        source.Begins = () =>
        {
            source.Begins = () => { };
            ahead.Interrupt();
            Assert.False(ahead.TryRead(new(2), 0, Count, out _, out _));
            throw new IOException("interrupted");
        };
        Assert.False(ahead.TryRead(new(1), 0, Count, out _, out _));
        Flow();
        var (answered, chunk, error) = Assert.Single(answers);
        Assert.Equal((new SourceEpoch(2), null), (answered, error));
        Assert.Equal(Enumerable.Range(0, Count), Frames(chunk));
    }

    [Fact]
    public void What_cannot_be_read_is_told_to_who_asks_and_not_before()
    {
        var source = new CountingSource(frames: 1_000);
        using var ahead = Open(source);
        Ask(ahead, 0);
        source.Begins = () => throw new IOException("gone");
        for (var from = Count; from <= 5 * Count; from += Count)
            Assert.True(Ask(ahead, from));
        Assert.True(ahead.TryRead(new(3), 60, Count, out _, out var error));
        Assert.Equal("gone", error?.Message);
        Assert.False(ahead.TryRead(new(4), 60, Count, out _, out _));
        Flow();
        Assert.Equal((new SourceEpoch(4), "gone"), (answers[1].Source, answers[1].Error?.Message));
    }

    [Fact]
    public void What_is_interrupted_before_anybody_asks_is_read_again()
    {
        var source = new CountingSource(frames: 1_000);
        using var ahead = Open(source);
        source.Begins = () => source.Begins = () =>
        {
            source.Begins = () => { };
            ahead.Interrupt();
            throw new IOException("interrupted");
        };
        Ask(ahead, 0);
        Assert.False(Ask(ahead, Count));
        Assert.Equal(Enumerable.Range(0, 2 * Count), given);
    }

    [Fact]
    public void What_nobody_asked_for_is_let_go_at_the_end()
    {
        var ahead = Open(new CountingSource(frames: 1_000));
        Ask(ahead, 0);
        ahead.Dispose();
        Assert.False(ahead.TryRead(new(1), 10, Count, out _, out _));
        Flow();
        Assert.Single(answers);
    }

    [Fact]
    public void Who_waits_alone_is_told_of_the_interruption()
    {
        var source = new CountingSource(frames: 1_000);
        using var ahead = Open(source);
        FailOnce(source, () => ahead.Interrupt());
        Assert.False(ahead.TryRead(new(1), 0, Count, out _, out _));
        Flow();
        Assert.Equal((new SourceEpoch(1), "failed"), (answers[0].Source, answers[0].Error?.Message));
    }

    [Fact]
    public void Who_asks_for_the_same_while_it_is_read_is_answered_in_place_of_who_asked_first()
    {
        var source = new CountingSource(frames: 1_000);
        using var ahead = Open(source);
        source.Begins = () =>
        {
            source.Begins = () => { };
            Assert.False(ahead.TryRead(new(2), 0, Count, out _, out _));
        };
        Assert.False(ahead.TryRead(new(1), 0, Count, out _, out _));
        Flow();
        Assert.Equal(new SourceEpoch(2), Assert.Single(answers).Source);
    }

    [Fact]
    public void Who_asks_for_another_place_while_it_is_read_is_answered_with_that()
    {
        var source = new CountingSource(frames: 1_000);
        using var ahead = Open(source);
        source.Begins = () =>
        {
            source.Begins = () => { };
            Assert.False(ahead.TryRead(new(2), 500, Count, out _, out _));
        };
        Assert.False(ahead.TryRead(new(1), 0, Count, out _, out _));
        Flow();
        Assert.Equal(Enumerable.Range(500, Count), Frames(Assert.Single(answers).Chunk));
    }

    [Fact]
    public void Who_asks_for_fewer_is_not_given_more()
    {
        using var ahead = Open(new CountingSource(frames: 1_000));
        Ask(ahead, 0);
        Assert.False(ahead.TryRead(new(1), Count, Count / 2, out _, out _));
        Flow();
        Assert.Equal(Enumerable.Range(Count, Count / 2), Frames(answers[1].Chunk));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_interruption_that_is_over_excuses_nothing_that_fails_after_it(bool wasReading)
    {
        var source = new CountingSource(frames: 1_000);
        using var ahead = Open(source);
        source.Begins = () =>
        {
            source.Begins = () => { };
            if (wasReading)
                ahead.Interrupt();
        };
        Ask(ahead, 0);
        if (!wasReading)
            ahead.Interrupt();
        FailOnce(source, () => { });
        for (var from = Count; from <= 5 * Count; from += Count)
            Assert.True(Ask(ahead, from));
        Assert.True(ahead.TryRead(new(1), 6 * Count, Count, out _, out var error));
        Assert.Equal("failed", error?.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Nobody_is_answered_after_the_end_and_nothing_is_kept(bool isReading)
    {
        var source = new CountingSource(frames: 1_000);
        var ahead = Open(source);
        Assert.False(ahead.TryRead(new(1), 0, Count, out _, out _));
        if (isReading)
            source.Begins = ahead.Dispose;
        else
            ahead.Dispose();
        Flow();
        Assert.False(ahead.TryRead(new(2), 0, Count, out _, out _));
        Assert.Empty(answers);
    }

    private static int[] Frames(Chunk? chunk) => MemoryMarshal.Cast<byte, int>(chunk!.Payload.Span).ToArray();

    private static void FailOnce(CountingSource source, Action meanwhile) => source.Begins = () =>
    {
        source.Begins = () => { };
        meanwhile();
        throw new IOException("failed");
    };

    private SourceAhead Open(CountingSource source) =>
        new(new ChunkReader(source), flows.Enqueue, (epoch, chunk, error) => answers.Add((epoch, chunk, error)));

    /// <summary>Asks, and waits; true if it was there.</summary>
    private bool Ask(SourceAhead ahead, int from)
    {
        var before = answers.Count;
        var isThere = ahead.TryRead(new(1), from, Count, out var chunk, out _);
        Flow();
        Assert.Equal(isThere ? before : before + 1, answers.Count);
        given.AddRange(Frames(isThere ? chunk : answers[^1].Chunk));
        return isThere;
    }

    private void Flow()
    {
        while (flows.TryDequeue(out var flow))
            flow();
    }
}
