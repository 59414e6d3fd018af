using Holdover.Machines;

namespace Holdover.Hub;

/// <summary>
/// The tracks of a queue as they were added, and the order in which they are played: the same, or shuffled. Tracks are
/// added and cleared, never moved, so that the order is a permutation of their numbers.
/// </summary>
public sealed class PlayOrder : IEncodable, ICopyable<PlayOrder>
{
    /// <summary>Tracks at most.</summary>
    public const int TracksMax = 128;

    private readonly TextId[] tracks = new TextId[TracksMax];
    private readonly int[] order = new int[TracksMax];
    private int count;
    private int position;
    private bool isShuffled;

    public int Count => count;

    public bool IsFull => count == TracksMax;

    public bool IsShuffled => isShuffled;

    /// <summary>How many tracks are played before the current one.</summary>
    public int Position => position;

    public bool IsAtEnd => position + 1 >= count;

    /// <summary>The track that is played or would be, or none.</summary>
    public TextId Current => count == 0 ? TextId.None : tracks[order[position]];

    /// <summary>The track that is played after so many others.</summary>
    public TextId this[int place] => tracks[order[place]];

    /// <summary>Whether every track has its place: what was read from a file might not.</summary>
    internal bool IsIntact
    {
        get
        {
            Span<bool> seen = stackalloc bool[TracksMax];
            for (var place = 0; place < count; place++)
            {
                if (order[place] >= count || seen[order[place]] || tracks[place] == TextId.None)
                    return false;
                seen[order[place]] = true;
            }

            return position == 0 || position < count;
        }
    }

    /// <summary>Adds a track at the end; in a shuffled queue, anywhere among those that are still to come.</summary>
    public void Add(TextId track, ref Dice dice)
    {
        Invariant.Holds(!IsFull);
        Invariant.Holds(track != TextId.None);
        tracks[count] = track;
        order[count] = count;
        count++;
        if (isShuffled && count > position + 1)
            Swap(count - 1, position + 1 + (int)dice.Below(count - position - 1));
    }

    public void Clear() => (count, position) = (0, 0);

    /// <summary>Goes on to the next, after the last to the first.</summary>
    public void MoveNext() => position = IsAtEnd ? 0 : position + 1;

    /// <summary>Goes back to the one before; the first stays.</summary>
    public void MoveBack() => position = Math.Max(position - 1, 0);

    public void MoveToFirst() => position = 0;

    /// <summary>Shuffles all but the current track, which comes first; or takes the order in which they were added. What plays plays on.</summary>
    public void Shuffle(bool on, ref Dice dice)
    {
        if (on == isShuffled)
            return;
        isShuffled = on;
        if (count == 0)
            return;
        var current = order[position];
        for (var place = 0; place < count; place++)
            order[place] = place;
        position = on ? 0 : current;
        if (!on)
            return;
        Swap(0, current);
        for (var place = count - 1; place > 1; place--)
            Swap(place, 1 + (int)dice.Below(place));
    }

    public void CopyTo(PlayOrder other)
    {
        tracks.AsSpan(0, count).CopyTo(other.tracks);
        order.AsSpan(0, count).CopyTo(other.order);
        (other.count, other.position, other.isShuffled) = (count, position, isShuffled);
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Count(ref count, TracksMax);
        codec.Count(ref position, TracksMax - 1);
        codec.Value(ref isShuffled);
        for (var place = 0; place < count; place++)
        {
            codec.Value(ref tracks[place]);
            codec.Count(ref order[place], TracksMax - 1);
        }
    }

    private void Swap(int one, int other) => (order[one], order[other]) = (order[other], order[one]);
}
