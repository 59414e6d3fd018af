using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

using Holdover.Dealer;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What is in flight, kind by kind: in which order it was asked for decides nothing.</summary>
internal struct EndpointFlights : IEncodable
{
    public const int CountMax = 12;

    private int count;
    private Slots flights;

    public readonly int Count => count;

    /// <summary>Whether something is in flight for which time stands still.</summary>
    public readonly bool IsAnyPrompt
    {
        get
        {
            for (var place = 0; place < count; place++)
            {
                if (!flights[place].IsLate)
                    return true;
            }

            return false;
        }
    }

    public readonly EndpointFlight this[int place] => flights[place];

    public void Add(in EndpointFlight flight)
    {
        Invariant.Holds(count < CountMax);
        var place = count++;
        for (; place > 0 && flights[place - 1].Kind > flight.Kind; place--)
            flights[place] = flights[place - 1];
        flights[place] = flight;
    }

    public void Delay(int place) => flights[place].IsLate = true;

    public EndpointFlight Remove(int place)
    {
        Invariant.Holds(place < count);
        var removed = flights[place];
        count--;
        for (var index = place; index < count; index++)
            flights[index] = flights[index + 1];
        return removed;
    }

    /// <summary>Forgets what was still to come on the transport of a session or of a dealer; what is late has left it already.</summary>
    public void RemovePrompt(ConnectionEpoch connection, bool isDealer)
    {
        for (var place = count - 1; place >= 0; place--)
        {
            if (!flights[place].IsLate && flights[place].Connection == connection && IsOn(flights[place].Kind, isDealer))
                Remove(place);
        }
    }

    public void Clear() => count = 0;

    /// <summary>Gives up a put, unless its answer has left already.</summary>
    public void RemovePut(RegistrationEpoch registration)
    {
        for (var place = count - 1; place >= 0; place--)
        {
            if (!flights[place].IsLate && flights[place].Kind == EndpointFlightKind.Put && flights[place].Registration == registration)
                Remove(place);
        }
    }

    /// <summary>Whether a flight names an id.</summary>
    public readonly bool Names(TextId id)
    {
        for (var place = 0; place < count; place++)
        {
            if (flights[place].Id == id)
                return true;
        }

        return false;
    }

    /// <summary>Puts, courtesies and handlers are not on the transport: they go on when it is gone.</summary>
    private static bool IsOn(EndpointFlightKind kind, bool isDealer) => isDealer
        ? kind is EndpointFlightKind.DealerOpen or EndpointFlightKind.ConnectionId or EndpointFlightKind.DealerGoodbye or EndpointFlightKind.Cluster
        : kind is EndpointFlightKind.SessionOpen or EndpointFlightKind.Greeting or EndpointFlightKind.SessionGoodbye;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Count(ref count, CountMax);
        for (var place = 0; place < count; place++)
            flights[place].Encode(ref codec);
    }

    [InlineArray(CountMax)]
    [SuppressMessage("Style", "IDE0051", Justification = "the element of an inline array")]
    private struct Slots
    {
        private EndpointFlight first;
    }
}
