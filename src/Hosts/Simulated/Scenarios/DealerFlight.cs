using Holdover.Dealer;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What a dealer has asked for and has not been answered, or its peer has not said yet.</summary>
internal record struct DealerFlight(DealerFlightKind Kind, ConnectionEpoch Connection) : IFlight
{
    public bool IsLate { get; set; }

    /// <summary>The put that is answered.</summary>
    public RegistrationEpoch Put { get; set; }

    /// <summary>The connection id that is said, or the key of the request that is answered.</summary>
    public TextId Text { get; set; }

    /// <summary>The request that is answered, by its sender's number.</summary>
    public int Request { get; set; }

    /// <summary>Whether it comes by the transport, and so not after what ends it.</summary>
    public readonly bool IsOnTransport => Kind is DealerFlightKind.Id or DealerFlightKind.Pong or DealerFlightKind.Close;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (kind, connection, isLate, put, text, request) = (Kind, Connection, IsLate, Put, Text, Request);
        codec.Value(ref kind);
        codec.Epoch(ref connection);
        codec.Value(ref isLate);
        codec.Epoch(ref put);
        codec.Value(ref text);
        codec.Value(ref request);
        (Kind, Connection, IsLate, Put, Text, Request) = (kind, connection, isLate, put, text, request);
    }
}
