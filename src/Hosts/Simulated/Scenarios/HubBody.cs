using Holdover.Dealer;
using Holdover.Hosts.Simulated.Exploring;
using Holdover.Hub;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>A hub, the dealer of a speaker, what is between them, and what a controller and a phone did.</summary>
internal struct HubBody : IWorldBody<HubBody>
{
    public HubNode Hub;
    public DealerNode Dealer;

    /// <summary>What the dealer said last of itself: its status, its newest attempt, the connection that is up or was last, the put that waits.</summary>
    public DealerStatus DealerTold;

    public ConnectionEpoch Attempt;
    public ConnectionEpoch Generation;
    public RegistrationEpoch Put;

    /// <summary>For which waiting the speaker is given the next cluster.</summary>
    public ReceiveEpoch Receive;

    public FlightList<HubFlight> Flights;

    /// <summary>The connection that is open at the speaker's end.</summary>
    public ConnectionEpoch Open;

    /// <summary>Whether nothing passes on it and nobody says so.</summary>
    public bool IsMute;

    /// <summary>The phone's connection, or none before it takes over.</summary>
    public ConnectionEpoch Phone;

    /// <summary>The last number that a question got.</summary>
    public ExchangeEpoch Asked;

    /// <summary>The question of the controller that waits, or none.</summary>
    public ExchangeEpoch Command;

    /// <summary>What the controller was told last.</summary>
    public HubAnswer Told;

    /// <summary>Whether the controller was told anything.</summary>
    public bool IsTold;

    /// <summary>How often the command took effect.</summary>
    public int Effects;

    /// <summary>Whether the speaker plays, as it has it; and whose turn it knows of.</summary>
    public bool IsActive;

    public ActivityEpoch Turn;
    public int CommandsLeft;
    public int TakeoversLeft;
    public int FaultsLeft;

    public void CopyFrom(in HubBody other)
    {
        var (hub, dealer) = (Hub, Dealer);
        this = other;
        (Hub, Dealer) = (hub, dealer);
        other.Hub.CopyTo(Hub);
        other.Dealer.CopyTo(Dealer);
    }

    public readonly void Rewind(MonotonicTime now)
    {
        Hub.Rewind(now);
        Dealer.Rewind(now);
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        Hub.Encode(ref codec);
        Dealer.Encode(ref codec);
        codec.Value(ref DealerTold);
        codec.Epoch(ref Attempt);
        codec.Epoch(ref Generation);
        codec.Epoch(ref Put);
        codec.Epoch(ref Receive);
        Flights.Encode(ref codec);
        codec.Epoch(ref Open);
        codec.Value(ref IsMute);
        codec.Epoch(ref Phone);
        codec.Epoch(ref Asked);
        codec.Epoch(ref Command);
        codec.Value(ref Told);
        codec.Value(ref IsTold);
        codec.Value(ref Effects);
        codec.Value(ref IsActive);
        codec.Epoch(ref Turn);
        codec.Value(ref CommandsLeft);
        codec.Value(ref TakeoversLeft);
        codec.Value(ref FaultsLeft);
    }
}
