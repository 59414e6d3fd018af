using System.Runtime.CompilerServices;

using Holdover.Machines;

namespace Holdover.Party;

/// <summary>At which frames of a stream's grid the newest items of its queue begin: what is heard may be some items before what is decoded.</summary>
public record struct TrackMarks : IEncodable
{
    /// <summary>Items at most; of more that begin within the buffer ahead the oldest are forgotten.</summary>
    public const int CountMax = 8;

    private Places places;

    public int Count { get; private set; }

    /// <summary>The first that is remembered.</summary>
    public static TrackMarks From(int track, long first)
    {
        var marks = default(TrackMarks);
        marks.Add(track, first);
        return marks;
    }

    /// <summary>The next item begins here; in place of one that had no frames.</summary>
    public void Add(int track, long first)
    {
        if (Count > 0 && places[Count - 1].First == first)
            Count--;
        if (Count == CountMax)
        {
            ((Span<TrackMark>)places)[1..].CopyTo(places);
            Count--;
        }

        places[Count++] = new(track, first);
    }

    /// <summary>The item that a frame belongs to; the oldest for what is before it.</summary>
    public readonly TrackMark At(long frame)
    {
        Invariant.Holds(Count > 0);
        var place = Count - 1;
        while (place > 0 && places[place].First > frame)
            place--;
        return places[place];
    }

    /// <summary>The first frame of the item behind the one that a frame belongs to, or -1.</summary>
    public readonly long NextAfter(long frame)
    {
        for (var place = 0; place < Count; place++)
        {
            if (places[place].First > frame)
                return places[place].First;
        }

        return -1;
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var count = Count;
        codec.Count(ref count, CountMax);
        Count = count;
        for (var place = 0; place < count; place++)
            places[place].Encode(ref codec);
    }

    [InlineArray(CountMax)]
    private struct Places
    {
        private TrackMark first;
    }
}
