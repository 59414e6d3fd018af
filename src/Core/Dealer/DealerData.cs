using Holdover.Machines;

namespace Holdover.Dealer;

/// <summary>All that a dealer remembers. What is subscribed is not among it: that outlives every transport.</summary>
public struct DealerData : IEncodable
{
    /// <summary>The transport that is asked for or open; none while nothing is.</summary>
    public ConnectionEpoch Live;

    /// <summary>The last one ever asked for.</summary>
    public ConnectionEpoch Minted;

    /// <summary>The transport that is up, or was the last to be. Retained: who looks late sees what the early ones saw.</summary>
    public ConnectionEpoch Generation;

    /// <summary>What was published last.</summary>
    public DealerStatus Status;

    /// <summary>The id under which the server knows the live transport; none until it says so.</summary>
    public TextId ConnectionId;

    public Registration Registration;
    public OutstandingRequests Outstanding;
    public RecentRequests Recent;
    public AddressRotation Addresses;

    /// <summary>Whether the connection that is up, or was the last, proved useful and lasted long enough to count.</summary>
    public bool Healthy;

    public DealerCause LastCause;
    public Backoff Backoff;
    public Dice Dice;

    public long Attempts;
    public long Losses;

    /// <summary>Requests whose connection went before they were answered.</summary>
    public long RequestsDropped;

    /// <summary>Requests that came with a key that waits for its answer already.</summary>
    public long KeysRepeated;

    /// <summary>Answers to what had been answered, or never asked.</summary>
    public long AnswersLate;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Epoch(ref Live);
        codec.Epoch(ref Minted);
        codec.Epoch(ref Generation);
        codec.Value(ref Status);
        codec.Value(ref ConnectionId);
        Registration.Encode(ref codec);
        Outstanding.Encode(ref codec);
        Recent.Encode(ref codec);
        Addresses.Encode(ref codec);
        codec.Value(ref Healthy);
        codec.Value(ref LastCause);
        Backoff.Encode(ref codec);
        codec.Dice(ref Dice);
        codec.Statistic(ref Attempts);
        codec.Statistic(ref Losses);
        codec.Statistic(ref RequestsDropped);
        codec.Statistic(ref KeysRepeated);
        codec.Statistic(ref AnswersLate);
    }
}
