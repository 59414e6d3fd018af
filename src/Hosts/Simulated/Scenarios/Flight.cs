using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What a speaker has asked for and has not been answered.</summary>
internal record struct Flight(FlightKind Kind, ConnectionEpoch Connection) : IFlight
{
    public bool IsLate { get; set; }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (kind, connection, isLate) = (Kind, Connection, IsLate);
        codec.Value(ref kind);
        codec.Epoch(ref connection);
        codec.Value(ref isLate);
        (Kind, Connection, IsLate) = (kind, connection, isLate);
    }
}
