using Holdover.Endpoint;
using Holdover.Hosts.Simulated.Exploring;
using Holdover.Machines;
using Holdover.Party;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>A speaker, a party, the link between them, and who listens.</summary>
internal struct LinkBody : IWorldBody<LinkBody>
{
    public EndpointNode Speaker;
    public PartyNode Party;
    public FlightList<LinkFlight> Flights;
    public SessionObserver Observer;
    public Listening Listening;

    /// <summary>The connection that is open at the speaker's end.</summary>
    public ConnectionEpoch Open;

    /// <summary>Whether nothing passes on the link for now.</summary>
    public bool IsHeld;

    /// <summary>A connection that is over and of which the party does not know; it learns of it sooner or later.</summary>
    public ConnectionEpoch Ghost;

    /// <summary>Whether the party said that it is over.</summary>
    public bool IsPartyOver;

    public bool IsWanted;
    public int FaultsLeft;

    public void CopyFrom(in LinkBody other)
    {
        var (speaker, party) = (Speaker, Party);
        this = other;
        (Speaker, Party) = (speaker, party);
        other.Speaker.CopyTo(Speaker);
        other.Party.CopyTo(Party);
    }

    public readonly void Rewind(MonotonicTime now)
    {
        Speaker.Rewind(now);
        Party.Rewind(now);
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        Speaker.Encode(ref codec);
        Party.Encode(ref codec);
        Flights.Encode(ref codec);
        Observer.Encode(ref codec);
        Listening.Encode(ref codec);
        codec.Epoch(ref Open);
        codec.Value(ref IsHeld);
        codec.Epoch(ref Ghost);
        codec.Value(ref IsPartyOver);
        codec.Value(ref IsWanted);
        codec.Value(ref FaultsLeft);
    }
}
