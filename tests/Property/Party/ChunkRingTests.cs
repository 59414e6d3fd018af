using FsCheck;
using FsCheck.Fluent;

using Holdover.Machines;
using Holdover.Party;

namespace Holdover.Tests.Property.Party;

/// <summary>A ring holds the newest frames without a hole, and gives each of them once.</summary>
public class ChunkRingTests
{
    [Fact]
    public void A_ring_is_a_queue_of_frames_that_forgets_the_oldest()
    {
        var full = 0;
        Prop.ForAll(Gen.Choose(1, 7_200).ArrayOf(900).ToArbitrary(), lengths =>
        {
            var (ring, model, handle) = (new ChunkRing(), new Queue<(int Handle, int Frames)>(), 0);
            ring.Clear(1_000);
            foreach (var length in lengths)
            {
                if (ring.IsFull || length % 3 == 0 && !ring.IsEmpty)
                    Assert.Equal(model.Dequeue().Handle, ring.RemoveOldest().Handle);
                full += ring.IsFull ? 1 : 0;
                ring.Add(new(handle, 0, length, 0));
                model.Enqueue((handle++, length));
                full += ring.IsFull ? 1 : 0;
                Assert.Equal(model.Sum(chunk => chunk.Frames), ring.End - ring.First);
            }

            Assert.Equal(Pieces(ring), model.Select(chunk => (chunk.Handle, chunk.Frames)));
            Assert.Equal(handle - 1, ring.Last.Handle);
        }).Check(Seeded.Quick.WithMaxTest(20));
        Assert.NotEqual(0, full);
    }

    private static IEnumerable<(int Handle, int Frames)> Pieces(ChunkRing ring)
    {
        for (var frame = ring.First; frame < ring.End;)
        {
            var (chunk, first) = (ring.ChunkAt(frame, out var begins), begins);
            Assert.Equal(frame, first);
            yield return (chunk.Handle, chunk.Frames);
            frame += chunk.Frames;
        }
    }
}
