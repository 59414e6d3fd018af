using Holdover.Machines;

namespace Holdover.Session;

/// <summary>What a session tells its owner: one value. Two that are equal say the same, so that only a change is news.</summary>
/// <param name="Status">Where it is.</param>
/// <param name="Connection">The connection that is up, none if none is. Each that comes up has another, so that one that came back unseen is seen.</param>
/// <param name="Cause">Why it is down or over; none while it is up, and after its owner closed it.</param>
public record struct SessionReport(SessionStatus Status, ConnectionEpoch Connection, LossCause Cause) : IEncodable
{
    /// <summary>Whether this is the last one.</summary>
    public readonly bool IsFinal => Status >= SessionStatus.Closed;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (status, connection, cause) = this;
        codec.Value(ref status);
        codec.Epoch(ref connection);
        codec.Value(ref cause);
        this = new(status, connection, cause);
    }

    public override readonly string ToString() => Cause == LossCause.None ? $"{Status}" : $"{Status} ({Cause})";
}
