using Holdover.Machines;

namespace Holdover.Party;

/// <summary>
/// A mixed order of so many items, that can be asked for the item of a place and for the place of an item, and remembers
/// none of them: a Feistel network over the next power of four, walked until it is back among the items.
/// </summary>
/// <param name="count">Items.</param>
/// <param name="seed">One order for each.</param>
internal readonly struct ShuffledOrder(int count, int seed)
{
    private const int Rounds = 4;

    private readonly int half = HalfOf(count);

    public int ItemAt(int place)
    {
        Invariant.Holds(place >= 0 && place < count);
        do
            place = Mix(place, forth: true);
        while (place >= count);
        return place;
    }

    public int PlaceOf(int item)
    {
        Invariant.Holds(item >= 0 && item < count);
        do
            item = Mix(item, forth: false);
        while (item >= count);
        return item;
    }

    private static int HalfOf(int count)
    {
        var bits = 1;
        while (1 << (2 * bits) < count)
            bits++;
        return bits;
    }

    private int Mix(int value, bool forth)
    {
        var (left, right) = (value >> half, value & ((1 << half) - 1));
        for (var round = 0; round < Rounds; round++)
        {
            (left, right) = forth
                ? (right, left ^ Hash(right, round))
                : (right ^ Hash(left, Rounds - 1 - round), left);
        }

        return (left << half) | right;
    }

    private int Hash(int value, int round)
    {
        var mixed = unchecked((((uint)seed + (uint)round) * 0x9E3779B9) ^ ((uint)value * 0x85EBCA6B));
        mixed = unchecked((mixed ^ (mixed >> 15)) * 0x2C1B3C6D);
        return (int)((mixed ^ (mixed >> 16)) & ((1u << half) - 1));
    }
}
