using Holdover.Dealer;
using Holdover.Hosts.Simulated.Exploring;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>One dealer and what is around it.</summary>
internal struct DealerBody : IWorldBody<DealerBody>
{
    public DealerNode Dealer;
    public DealerSeats Seats;
    public FlightList<DealerFlight> Flights;
    public DealerObserver Observer;
    public DealerWaits Waits;

    /// <summary>Where the dealer was when its owner closed it.</summary>
    public DealerState ClosedIn;

    /// <summary>Whether the transport is open.</summary>
    public bool IsOpen;

    /// <summary>Whether the peer of the transport is gone and nobody has said so.</summary>
    public bool IsMute;

    /// <summary>The last request, by its key and by its sender's number.</summary>
    public int Key;

    public int Request;

    /// <summary>Whether a put was ever acknowledged, and whether something changed since the last was asked for.</summary>
    public bool WasRegistered;

    public bool IsChanged;
    public bool WasStarted;
    public bool WasClosed;

    /// <summary>Changes and requests that may still come.</summary>
    public int WishesLeft;

    /// <summary>How often somebody may still come or go.</summary>
    public int ComingsLeft;

    public int FaultsLeft;

    public void CopyFrom(in DealerBody other)
    {
        var dealer = Dealer;
        this = other;
        Dealer = dealer;
        other.Dealer.CopyTo(dealer);
    }

    public readonly void Rewind(MonotonicTime now) => Dealer.Rewind(now);

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        Dealer.Encode(ref codec);
        Seats.Encode(ref codec);
        codec.Value(ref WasRegistered);
        codec.Value(ref IsChanged);
        codec.Value(ref ComingsLeft);
        Flights.Encode(ref codec);
        Observer.Encode(ref codec);
        Waits.Encode(ref codec);
        codec.Value(ref ClosedIn);
        codec.Value(ref IsOpen);
        codec.Value(ref IsMute);
        codec.Value(ref Key);
        codec.Value(ref Request);
        codec.Value(ref WasStarted);
        codec.Value(ref WasClosed);
        codec.Value(ref WishesLeft);
        codec.Value(ref FaultsLeft);
    }
}
