using FsCheck;
using FsCheck.Fluent;

using Holdover.Machines;
using Holdover.Party;
using Holdover.Playback;

namespace Holdover.Tests.Property.Party;

/// <summary>
/// A listener is never sent more than it said it holds, counted naively: every chunk with its header, freed when its last
/// frame has been played.
/// </summary>
public class BufferCapacityTests
{
    private const int Rate = 48_000;
    private const int Header = 9;
    private const int BytesAFrame = 4;

    private static readonly Gen<(int Capacity, int ChunkMs)> Drawn =
        from capacity in Gen.OneOf(Gen.Choose(80_000, 400_000), Gen.Elements(1_572_864, 5_242_880))
        from chunk in Gen.Choose(15, 150)
        select (capacity, chunk);

    [Fact]
    public void No_listener_is_sent_more_than_it_holds_and_none_is_starved()
    {
        var bounded = 0;
        Prop.ForAll(Drawn.ToArbitrary(), drawn =>
        {
            var most = MostBuffered(drawn.Capacity, drawn.ChunkMs * Rate / 1_000, out var sent);
            Assert.InRange(most, 1, drawn.Capacity);
            Assert.True(sent > 9 * Rate, $"sent {sent}");
            bounded += drawn.Capacity < 5 * Rate * BytesAFrame ? 1 : 0;
        }).Check(Seeded.Quick.WithMaxTest(40));
        Assert.InRange(bounded, 1, 39);
    }

    [Fact]
    public void Who_says_nothing_is_not_bounded() =>
        Assert.Equal(3_600L * Rate, BufferCapacity.FramesMax(0, new(0, Rate), 2, Rate / 10));

    private static long MostBuffered(int capacity, int chunkFrames, out long sent)
    {
        var node = new WorkerNode(WorkerSettings.Default, ListenerSettings.Default);
        var effects = new Outbox<PartyEffect>(WorkerNode.EffectsMax);
        var (now, most, next, buffered) = (new MonotonicTime(1_000_000_000), 0L, 0L, new Queue<(long End, int Bytes)>());
        var grid = new FrameGrid((now + Duration.FromSeconds(1)).Microseconds, Rate);
        long total = 0;
        Step(WorkerInput.CoordinatorAttached(new(1)));
        Step(WorkerInput.StreamBegan(new(1), new(1), grid, 2, 0, 0));
        Step(ListenerInput.Connected(new(1)));
        Step(ListenerInput.HelloReceived(new(1), new(1), null, null, capacity));
        Step(ListenerInput.StateReceived(new(1), in ListenerNeeds.Unsaid));
        var end = now + Duration.FromSeconds(15);
        while (now < end)
        {
            var due = new MonotonicTime(grid.TimestampOf(next)) - Duration.FromSeconds(5);
            now = MonotonicTime.Max(now, MonotonicTime.Min(due, node.NextDeadline));
            node.Tick(now, effects);
            Take();
            if (due > now)
                continue;
            Step(WorkerInput.ChunkPublished(new(1), new(1), new(0, grid.TimestampOf(next), chunkFrames, 0), 0, 0));
            next += chunkFrames;
        }

        sent = total;
        return most;

        void Step(PartyInput input)
        {
            node.Step(in input, now, effects);
            Take();
        }

        void Take()
        {
            foreach (var effect in effects.Effects.ToArray().Where(effect => effect.Action == PartyAction.SendChunk))
            {
                while (buffered.TryPeek(out var oldest) && oldest.End <= now.Microseconds)
                    buffered.Dequeue();
                buffered.Enqueue((effect.Timestamp + grid.LengthOf(effect.Piece.Count).Microseconds, Header + (effect.Piece.Count * BytesAFrame)));
                most = Math.Max(most, buffered.Sum(chunk => (long)chunk.Bytes));
                total += effect.Piece.Count;
            }

            effects.Clear();
        }
    }
}
