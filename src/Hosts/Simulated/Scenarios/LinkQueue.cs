using System.Runtime.CompilerServices;

using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What is on its way, in the order in which it was sent.</summary>
internal struct LinkQueue : IEncodable
{
    public const int CountMax = 24;

    private int count;
    private Slots flights;

    public readonly int Count => count;

    public readonly LinkFlight this[int place] => flights[place];

    /// <summary>The first in a lane, or -1.</summary>
    public readonly int FirstIn(LinkLane lane)
    {
        for (var place = 0; place < count; place++)
        {
            if (flights[place].Lane == lane)
                return place;
        }

        return -1;
    }

    public void Add(in LinkFlight flight)
    {
        Invariant.Holds(count < CountMax);
        flights[count++] = flight;
    }

    public LinkFlight Remove(int place)
    {
        Invariant.Holds(place >= 0 && place < count);
        var removed = flights[place];
        count--;
        for (var index = place; index < count; index++)
            flights[index] = flights[index + 1];
        return removed;
    }

    /// <summary>Loses what is on the link of a connection, in both directions.</summary>
    public void LoseMessages(ConnectionEpoch connection)
    {
        for (var place = count - 1; place >= 0; place--)
        {
            if (flights[place].Connection == connection && flights[place].Lane is LinkLane.Up or LinkLane.Down)
                Remove(place);
        }
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Count(ref count, CountMax);
        for (var place = 0; place < count; place++)
            flights[place].Encode(ref codec);
    }

    [InlineArray(CountMax)]
    private struct Slots
    {
        private LinkFlight first;
    }
}
