using System.Runtime.CompilerServices;

using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What is on its way, in the order in which it was sent.</summary>
internal struct HubFlights : IEncodable
{
    public const int CountMax = 16;

    private int count;
    private Slots flights;

    public readonly int Count => count;

    public readonly HubFlight this[int place] => flights[place];

    /// <summary>The first in a lane, or -1.</summary>
    public readonly int FirstIn(HubLane lane)
    {
        for (var place = 0; place < count; place++)
        {
            if (flights[place].Lane == lane)
                return place;
        }

        return -1;
    }

    /// <summary>A cluster is a level: one that has not been read is as if it had not been sent.</summary>
    public void Add(in HubFlight flight)
    {
        for (var place = count - 1; place >= 0 && flight.Kind == HubFlightKind.Cluster; place--)
        {
            if (flights[place].Kind == HubFlightKind.Cluster && flights[place].Connection == flight.Connection)
                Remove(place);
        }

        Invariant.Holds(count < CountMax);
        flights[count++] = flight;
    }

    public HubFlight Remove(int place)
    {
        Invariant.Holds(place >= 0 && place < count);
        var removed = flights[place];
        count--;
        for (var index = place; index < count; index++)
            flights[index] = flights[index + 1];
        return removed;
    }

    public void Delay(int place)
    {
        var delayed = Remove(place);
        delayed.IsLate = true;
        Add(in delayed);
    }

    /// <summary>Loses what is on a connection, in both directions.</summary>
    public void LoseFrames(ConnectionEpoch connection)
    {
        for (var place = count - 1; place >= 0; place--)
        {
            if (flights[place].Connection == connection && flights[place].Lane is HubLane.Up or HubLane.Down)
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
        private HubFlight first;
    }
}
