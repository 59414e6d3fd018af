using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>A transport that was asked for and is not over: whose it is, and whether it is open.</summary>
internal record struct EndpointTransport(ConnectionEpoch Connection, TextId Account, bool IsOpen) : IEncodable
{
    public readonly bool IsNone => Connection.IsNone();

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (connection, account, isOpen) = this;
        codec.Epoch(ref connection);
        codec.Value(ref account);
        codec.Value(ref isOpen);
        this = new(connection, account, isOpen);
    }
}
