using Holdover.Playback;

namespace Holdover.Tests.Property.Playback;

/// <summary>
/// What a player's effects make of real samples, and what is left of it when every edit that was told is undone: the
/// source, at every place, or the edits do not say the truth.
/// </summary>
internal sealed class Samples
{
    private readonly List<short> output = [];
    private readonly List<(PlaybackEffect Effect, int Difference)> log = [];

    /// <summary>The source: something that no wrong place would pass for.</summary>
    public static short SourceAt(long frame) => unchecked((short)(((ulong)frame * 0x9E3779B97F4A7C15) >> 48));

    public IReadOnlyList<short> Output => output;

    /// <summary>Does what a host does, before it is done to the queue.</summary>
    public void Apply(in PlaybackEffect effect, Queue<long> queue)
    {
        var difference = 0;
        switch (effect.Action)
        {
            case PlaybackAction.Render:
                output.AddRange(queue.Take((int)effect.Count).Select(Sound));
                break;
            case PlaybackAction.Pad:
                output.AddRange(Enumerable.Repeat((short)0, (int)effect.Count));
                break;
            case PlaybackAction.EditDrop:
                output.Add(Drop(queue, out difference));
                break;
            case PlaybackAction.EditInsert:
                output.Add(Sound(queue.Peek()));
                output.Add(Between(queue));
                break;
            case PlaybackAction.Skip:
                break;
            default:
                return;
        }

        log.Add((effect, difference));
    }

    /// <summary>The output without its edits: each frame by its number. Frames that were left out are missing.</summary>
    public SortedDictionary<long, short> Undone()
    {
        var (source, place) = (new SortedDictionary<long, short>(), 0);
        foreach (var (effect, difference) in log)
            place += Undo(in effect, difference, place, source);
        Assert.Equal(output.Count, place);
        return source;
    }

    private int Undo(in PlaybackEffect effect, int difference, int place, SortedDictionary<long, short> source)
    {
        switch (effect.Action)
        {
            case PlaybackAction.Render:
                for (var frame = 0; frame < effect.Count; frame++)
                    source.Add(effect.Frame + frame, output[place + frame]);
                return (int)effect.Count;
            case PlaybackAction.Pad:
                return (int)effect.Count;
            case PlaybackAction.EditDrop:
                Span<short> pair = stackalloc short[2];
                SampleEdit.UndoDrop([output[place]], [difference], pair);
                source.Add(effect.Frame, pair[0]);
                source.Add(effect.Frame + 1, pair[1]);
                return 1;
            case PlaybackAction.EditInsert:
                source.Add(effect.Frame, output[place]);
                return 2;
            default:
                return 0;
        }
    }

    private static short Drop(Queue<long> queue, out int difference)
    {
        Span<short> mean = stackalloc short[1];
        Span<int> differences = stackalloc int[1];
        SampleEdit.Drop([Sound(queue.ElementAt(0)), Sound(queue.ElementAt(1))], mean, differences);
        difference = differences[0];
        return mean[0];
    }

    private static short Between(Queue<long> queue)
    {
        Span<short> between = stackalloc short[1];
        SampleEdit.Insert([Sound(queue.ElementAt(0)), Sound(queue.ElementAt(1))], between);
        return between[0];
    }

    private static short Sound(long frame) => frame == Card.Silence ? (short)0 : SourceAt(frame);
}
