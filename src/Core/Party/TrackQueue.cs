using Holdover.Machines;

namespace Holdover.Party;

/// <summary>
/// The items that are played one after the other, and those that could not be. What is unavailable is passed over, until
/// a person asks for it.
/// </summary>
public record struct TrackQueue(int Count) : IEncodable
{
    /// <summary>Items at most.</summary>
    public const int CountMax = 64;

    /// <summary>A bit for each item that could not be played.</summary>
    private long unavailable;

    /// <summary>The item that is played or to be played.</summary>
    public int Track;

    /// <summary>The next item that may be played, or -1.</summary>
    public readonly int Next
    {
        get
        {
            var next = Track + 1;
            while (next < Count && IsUnavailable(next))
                next++;
            return next < Count ? next : -1;
        }
    }

    public readonly bool IsUnavailable(int track) => (unavailable & (1L << track)) != 0;

    public void MarkUnavailable() => unavailable |= 1L << Track;

    /// <summary>A person's choice: whatever is remembered of the item does not count.</summary>
    public void Choose(int track)
    {
        Invariant.Holds(track >= 0 && track < Count);
        Track = track;
        unavailable &= ~(1L << track);
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var count = Count;
        codec.Count(ref count, CountMax);
        Count = count;
        codec.Count(ref Track, CountMax);
        codec.Value(ref unavailable);
    }
}
