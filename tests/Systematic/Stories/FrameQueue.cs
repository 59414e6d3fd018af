using Holdover.Playback;

namespace Holdover.Tests.Systematic.Stories;

/// <summary>
/// A host's queue and output in which a frame of sound is its number in the source, and silence is <see cref="Silence"/>.
/// What was heard can so be held against the source, frame by frame.
/// </summary>
internal sealed class FrameQueue
{
    public const long Silence = -1;

    private readonly List<long> firsts = [];
    private readonly Queue<long> queue = new();

    /// <summary>What came out, in order.</summary>
    public List<long> Heard { get; } = [];

    public int Level => queue.Count;

    /// <summary>Stores a chunk whose first frame has this number; the result is its handle.</summary>
    public int Store(long first)
    {
        firsts.Add(first);
        return firsts.Count - 1;
    }

    public void Apply(in PlaybackEffect effect)
    {
        switch (effect.Action)
        {
            case PlaybackAction.QueueFrames:
                Enqueue(firsts[effect.Handle] + effect.Offset, effect.Count);
                break;
            case PlaybackAction.QueueSilence:
                for (var frame = 0; frame < effect.Count; frame++)
                    queue.Enqueue(Silence);
                break;
            case PlaybackAction.Render:
                Heard.AddRange(Take(effect.Count));
                break;
            case PlaybackAction.RenderSilence:
                Assert.Empty(queue);
                Heard.AddRange(Enumerable.Repeat(Silence, (int)effect.Count));
                break;
            case PlaybackAction.Skip:
                _ = Take(effect.Count);
                break;
            case PlaybackAction.Flush:
                queue.Clear();
                break;
            default:
                break;
        }
    }

    private void Enqueue(long first, long count)
    {
        for (var frame = first; frame < first + count; frame++)
            queue.Enqueue(frame);
    }

    private long[] Take(long count) => [.. Enumerable.Range(0, (int)count).Select(_ => queue.Dequeue())];
}
