using Holdover.Machines;

namespace Holdover.Session;

/// <summary>One path at which something is published: who does so now, and whom its consumer knows of.</summary>
/// <param name="Path">The path; none in a free place.</param>
/// <param name="Publisher">Who publishes: the same after a reconnect. None if nobody does any more.</param>
/// <param name="Source">The connection by which it comes.</param>
/// <param name="Lingers">Whether that connection is lost and the publisher may come back.</param>
/// <param name="Known">The publisher whom the consumer was told of; none if it knows of nobody.</param>
internal record struct Origin(TextId Path, OwnerEpoch Publisher, ConnectionEpoch Source, bool Lingers, OwnerEpoch Known) : IEncodable
{
    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (path, publisher, source, lingers, known) = this;
        codec.Value(ref path);
        codec.Epoch(ref publisher);
        codec.Epoch(ref source);
        codec.Value(ref lingers);
        codec.Epoch(ref known);
        this = new(path, publisher, source, lingers, known);
    }
}
