using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What is asked of lists of flights by more than one world.</summary>
internal static class FlightRules
{
    /// <summary>Whether something is in flight for which time stands still.</summary>
    public static bool IsAnyPrompt<TFlight>(this ref FlightList<TFlight> flights)
        where TFlight : struct, IFlight
    {
        for (var place = 0; place < flights.Count; place++)
        {
            if (!flights[place].IsLate)
                return true;
        }

        return false;
    }

    public static void Delay<TFlight>(this ref FlightList<TFlight> flights, int place)
        where TFlight : struct, IFlight
    {
        var delayed = flights[place];
        delayed.IsLate = true;
        flights.Replace(place, in delayed);
    }

    /// <summary>The first in a lane, or -1.</summary>
    public static int FirstIn<TFlight>(this ref FlightList<TFlight> flights, int lane)
        where TFlight : struct, ILinkFlight
    {
        for (var place = 0; place < flights.Count; place++)
        {
            if (flights[place].IsIn(lane))
                return place;
        }

        return -1;
    }

    /// <summary>Loses what is on a connection, in both directions.</summary>
    public static void LoseLink<TFlight>(this ref FlightList<TFlight> flights, ConnectionEpoch connection)
        where TFlight : struct, ILinkFlight
    {
        for (var place = flights.Count - 1; place >= 0; place--)
        {
            if (flights[place].IsOnLink && flights[place].Connection == connection)
                flights.Remove(place);
        }
    }
}
