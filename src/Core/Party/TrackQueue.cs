using Holdover.Machines;
using Holdover.Sendspin;

namespace Holdover.Party;

/// <summary>
/// The items that are played one after the other. What is unavailable is passed over; a queue of which nothing can be
/// played ends, however often it is to be repeated.
/// </summary>
public record struct TrackQueue(int Count) : IEncodable
{
    /// <summary>Items at most.</summary>
    public const int CountMax = 10_000;

    public QueueMode Mode;

    /// <summary>The item that is played or to be played.</summary>
    public int Track;

    /// <summary>Items in a row of which nothing was heard.</summary>
    public int Passed;

    /// <summary>What follows by itself, or -1.</summary>
    public readonly int Next => Passed >= Count ? -1 : Mode.Repeat == RepeatMode.One && Passed == 0 ? Track : After;

    /// <summary>What a person means by the next, or -1.</summary>
    public readonly int After =>
        Place + 1 < Count ? ItemAt(Place + 1) : Count > 0 && Mode.Repeat != RepeatMode.Off ? ItemAt(0) : -1;

    /// <summary>What a person means by the one before: the first has none but itself.</summary>
    public readonly int Before =>
        Place > 0 ? ItemAt(Place - 1) : Mode.Repeat != RepeatMode.Off ? ItemAt(Count - 1) : Track;

    private readonly int Place => Mode.IsShuffled ? Modulo(Mixed.PlaceOf(Track) - Mixed.PlaceOf(Mode.Anchor)) : Track;

    private readonly ShuffledOrder Mixed => new(Count, Mode.Seed);

    /// <summary>Each other item comes once before the present one comes again.</summary>
    public void Shuffle(int seed) => (Mode.Seed, Mode.Anchor) = (seed, Track);

    public void Unshuffle() => (Mode.Seed, Mode.Anchor) = (0, 0);

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var count = Count;
        codec.Count(ref count, CountMax);
        Count = count;
        Mode.Encode(ref codec);
        codec.Count(ref Track, CountMax);
        codec.Count(ref Passed, CountMax);
    }

    private readonly int ItemAt(int place) => Mode.IsShuffled ? Mixed.ItemAt(Modulo(place + Mixed.PlaceOf(Mode.Anchor))) : place;

    private readonly int Modulo(int place) => (place % Count + Count) % Count;
}
