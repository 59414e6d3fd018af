using System.Runtime.CompilerServices;

using Holdover.Dealer;
using Holdover.Endpoint;
using Holdover.Hosts.Simulated.Exploring;
using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>A speaker that an account owns, and what is around it.</summary>
internal struct EndpointBody : IWorldBody<EndpointBody>
{
    public EndpointNode Node;
    public FlightList<EndpointFlight> Flights;

    /// <summary>Whom the people want to be served; none after a stop.</summary>
    public TextId Wanted;

    /// <summary>With whose credentials the host opens what it is asked to open.</summary>
    public TextId Served;

    public OwnerEpoch ServedOwner;

    /// <summary>What was told of the session, of the dealer, and whether nobody is served any more.</summary>
    public SessionStatus SessionTold;

    public DealerStatus DealerTold;
    public bool IsEnded;

    public EndpointTransport Session;
    public EndpointTransport Dealer;

    /// <summary>The dealer's newest connection.</summary>
    public ConnectionEpoch LastOpened;

    /// <summary>The id under which the server knows the dealer's transport; none until it says so.</summary>
    public TextId Id;

    /// <summary>What each of two accounts has on its list of us: under which id, and what plays here.</summary>
    public TextId FirstId;

    public TextId SecondId;
    public PublishedPlayback FirstHas;
    public PublishedPlayback SecondHas;

    /// <summary>Whether another device of the account served plays, as the server knows.</summary>
    public bool IsOther;

    /// <summary>Whose stream plays.</summary>
    public TextId Playing;

    /// <summary>What is on disk; none if nothing is.</summary>
    public SavedPlayback Disk;

    /// <summary>To which attempt it was offered; none if to none yet.</summary>
    public ConnectionEpoch OfferedTo;

    /// <summary>Whether a stream begins as soon as the owner is served.</summary>
    public bool AwaitsStream;

    /// <summary>What of the stream is heard, and who knows of its end.</summary>
    public EndpointTrack Track;

    /// <summary>Whether what was kept on disk may still be restored, as people want it: it was written, and nobody came or went since.</summary>
    public bool MayRestore;

    /// <summary>Whether an account was left that had lost a playback, which was kept. It decides nothing but what was witnessed.</summary>
    public bool WasLostAndLeft;

    /// <summary>Whether the process was killed after that and before the account came back. It decides nothing either.</summary>
    public bool WasKilledAway;

    /// <summary>Whether the next name that is looked up is not found.</summary>
    public bool ResolveFails;

    /// <summary>Whether the session broke while its owner is being left. It decides nothing but what was witnessed.</summary>
    public bool WasLostLeaving;

    public Left Wishes;
    public int WishesLeft;
    public int FaultsLeft;

    public void CopyFrom(in EndpointBody other)
    {
        var node = Node;
        this = other;
        Node = node;
        other.Node.CopyTo(node);
    }

    public readonly void Rewind(MonotonicTime now) => Node.Rewind(now);

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        Node.Encode(ref codec);
        Flights.Encode(ref codec);
        codec.Value(ref Wanted);
        codec.Value(ref Served);
        codec.Epoch(ref ServedOwner);
        codec.Value(ref SessionTold);
        codec.Value(ref DealerTold);
        codec.Value(ref IsEnded);
        Session.Encode(ref codec);
        Dealer.Encode(ref codec);
        codec.Epoch(ref LastOpened);
        codec.Value(ref Id);
        codec.Value(ref FirstId);
        codec.Value(ref SecondId);
        FirstHas.Encode(ref codec);
        SecondHas.Encode(ref codec);
        codec.Value(ref IsOther);
        codec.Value(ref Playing);
        Disk.Encode(ref codec);
        codec.Epoch(ref OfferedTo);
        codec.Value(ref AwaitsStream);
        Track.Encode(ref codec);
        codec.Value(ref MayRestore);
        codec.Value(ref WasLostAndLeft);
        codec.Value(ref WasKilledAway);
        codec.Value(ref ResolveFails);
        codec.Value(ref WasLostLeaving);
        for (var wish = 0; wish < Left.Count; wish++)
            codec.Value(ref Wishes[wish]);
        codec.Value(ref WishesLeft);
        codec.Value(ref FaultsLeft);
    }

    [InlineArray(Count)]
    internal struct Left
    {
        public const int Count = 8;

        private int first;
    }
}
