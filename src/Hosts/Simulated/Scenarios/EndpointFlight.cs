using Holdover.Endpoint;
using Holdover.Dealer;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>
/// Something on its way. Time stands still for what is prompt; what is late comes at any time, also when its connection
/// is long over.
/// </summary>
internal record struct EndpointFlight(EndpointFlightKind Kind, ConnectionEpoch Connection) : IFlight
{
    /// <summary>Whose it is.</summary>
    public TextId Account;

    public OwnerEpoch OnBehalfOf;

    /// <summary>The id that a dealer's connection is given, or for which something is asked.</summary>
    public TextId Id;

    public RegistrationEpoch Registration;

    /// <summary>What a put says.</summary>
    public PublishedPlayback Published;

    /// <summary>Whether the speaker said that it has a stream.</summary>
    public bool HasStream;

    public bool IsLate { get; set; }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (kind, connection) = this;
        codec.Value(ref kind);
        codec.Epoch(ref connection);
        (Kind, Connection) = (kind, connection);
        codec.Value(ref Account);
        codec.Epoch(ref OnBehalfOf);
        codec.Value(ref Id);
        codec.Epoch(ref Registration);
        Published.Encode(ref codec);
        codec.Value(ref HasStream);
        var isLate = IsLate;
        codec.Value(ref isLate);
        IsLate = isLate;
    }
}
