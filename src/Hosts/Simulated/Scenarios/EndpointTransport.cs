using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>A transport that was asked for and is not over: whose it is, and whether it is open.</summary>
internal record struct EndpointTransport(ConnectionEpoch Connection, TextId Account, bool IsOpen) : IEncodable
{
    /// <summary>How many requests came by it that were not replied to.</summary>
    public int RepliesOwed;

    public readonly bool IsNone => Connection.IsNone();

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (connection, account, isOpen) = this;
        var owed = RepliesOwed;
        codec.Epoch(ref connection);
        codec.Value(ref account);
        codec.Value(ref isOpen);
        codec.Value(ref owed);
        this = new(connection, account, isOpen) { RepliesOwed = owed };
    }
}
