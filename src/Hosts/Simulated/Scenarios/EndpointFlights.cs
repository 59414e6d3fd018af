using Holdover.Dealer;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What goes on and what stays when something around a speaker that an account owns is over.</summary>
internal static class EndpointFlights
{
    /// <summary>Kind by kind: in which order they were asked for decides nothing.</summary>
    public static void AddByKind(this ref FlightList<EndpointFlight> flights, in EndpointFlight flight)
    {
        var place = flights.Count;
        while (place > 0 && flights[place - 1].Kind > flight.Kind)
            place--;
        flights.Insert(place, in flight);
    }

    /// <summary>Forgets what was still to come on the transport of a session or of a dealer; what is late has left it already.</summary>
    public static void RemovePrompt(this ref FlightList<EndpointFlight> flights, ConnectionEpoch connection, bool isDealer)
    {
        for (var place = flights.Count - 1; place >= 0; place--)
        {
            if (flights[place] is var flight && !flight.IsLate && flight.Connection == connection && IsOn(flight.Kind, isDealer))
                flights.Remove(place);
        }
    }

    /// <summary>Gives up a put, unless its answer has left already.</summary>
    public static void RemovePut(this ref FlightList<EndpointFlight> flights, RegistrationEpoch registration)
    {
        for (var place = flights.Count - 1; place >= 0; place--)
        {
            if (flights[place] is { IsLate: false, Kind: EndpointFlightKind.Put } put && put.Registration == registration)
                flights.Remove(place);
        }
    }

    /// <summary>What of a track has not left its server never does.</summary>
    public static void RemoveSound(this ref FlightList<EndpointFlight> flights, ConnectionEpoch connection)
    {
        for (var place = flights.Count - 1; place >= 0; place--)
        {
            if (flights[place] is { Kind: EndpointFlightKind.Sound } sound && sound.Connection == connection)
                flights.Remove(place);
        }
    }

    /// <summary>Whether a flight names an id.</summary>
    public static bool Names(this ref FlightList<EndpointFlight> flights, TextId id)
    {
        for (var place = 0; place < flights.Count; place++)
        {
            if (flights[place].Id == id)
                return true;
        }

        return false;
    }

    /// <summary>Whether it is about the dealer, and not about the session.</summary>
    public static bool IsDealers(EndpointFlightKind kind) => kind is EndpointFlightKind.DealerEnd or (>= EndpointFlightKind.DealerOpen and <= EndpointFlightKind.Command);

    /// <summary>Puts, courtesies and handlers are not on the transport: they go on when it is gone.</summary>
    private static bool IsOn(EndpointFlightKind kind, bool isDealer) => isDealer
        ? kind is EndpointFlightKind.DealerOpen or EndpointFlightKind.ConnectionId or EndpointFlightKind.DealerGoodbye or EndpointFlightKind.Cluster
        : kind is EndpointFlightKind.SessionOpen or EndpointFlightKind.Greeting or EndpointFlightKind.SessionGoodbye or EndpointFlightKind.Sound;
}
