using Holdover.Endpoint;
using Holdover.Hosts.Simulated.Exploring;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>One speaker and what is around it.</summary>
internal struct SpeakerBody : IWorldBody<SpeakerBody>
{
    /// <summary>One node for each owner that there may be; only the chosen one's is alive.</summary>
    public EndpointNode[] Nodes;

    public int Owner;
    public FlightList<Flight> Flights;
    public SessionObserver Observer;
    public SessionAddresses Addresses;

    /// <summary>Whether the transport is open.</summary>
    public bool IsOpen;

    /// <summary>Whether the peer of the transport is gone and nobody has said so.</summary>
    public bool IsMute;

    public bool WasOpened;
    public bool WasClosedInTime;
    /// <summary>Whether the owner closes inside the next report.</summary>
    public bool ClosesInReport;

    public LaggingReader Reader;

    public int ClosesLeft;
    public int FaultsLeft;

    public readonly EndpointNode Node => Nodes[Owner];

    public void CopyFrom(in SpeakerBody other)
    {
        var nodes = Nodes;
        this = other;
        Nodes = nodes;
        other.Node.CopyTo(Node);
    }

    public readonly void Rewind(MonotonicTime now) => Node.Rewind(now);

    /// <summary>Forgets what is still to come on a connection.</summary>
    public void LoseFlights(ConnectionEpoch connection)
    {
        for (var place = Flights.Count - 1; place >= 0; place--)
        {
            if (Flights[place].Connection == connection)
                Flights.Remove(place);
        }
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Value(ref Owner);
        Node.Encode(ref codec);
        Flights.Encode(ref codec);
        Observer.Encode(ref codec);
        Addresses.Encode(ref codec);
        codec.Value(ref IsOpen);
        codec.Value(ref IsMute);
        codec.Value(ref WasOpened);
        codec.Value(ref WasClosedInTime);
        codec.Value(ref ClosesInReport);
        Reader.Encode(ref codec);
        codec.Value(ref ClosesLeft);
        codec.Value(ref FaultsLeft);
    }
}
