using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>
/// Something that was asked for and has not been answered. Time stands still for what is prompt; what is late comes at
/// any time, or never.
/// </summary>
internal record struct Flight(FlightKind Kind, ConnectionEpoch Connection) : IEncodable
{
    public bool IsLate;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (kind, connection) = this;
        codec.Value(ref kind);
        codec.Epoch(ref connection);
        codec.Value(ref IsLate);
        (Kind, Connection) = (kind, connection);
    }
}
