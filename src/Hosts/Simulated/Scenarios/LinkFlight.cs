using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>One thing on its way: a message on the link, or a completion of a host.</summary>
internal record struct LinkFlight(LinkFlightKind Kind, ConnectionEpoch Connection) : IEncodable
{
    public PlayRequestId Request;

    /// <summary>Of the server's clock, or of the sender of a probe; with a hello, where the speaker stands.</summary>
    public MonotonicTime Time;

    /// <summary>With a chunk: the first frame's number in the source, and how many.</summary>
    public int First;

    public int Count;

    public readonly LinkLane Lane => Kind switch
    {
        LinkFlightKind.Resolve or LinkFlightKind.Open => LinkLane.SpeakerHost,
        LinkFlightKind.OpenSource or LinkFlightKind.Decode or LinkFlightKind.HangUp => LinkLane.PartyHost,
        < LinkFlightKind.ServerHello => LinkLane.Up,
        _ => LinkLane.Down,
    };

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (kind, connection) = this;
        codec.Value(ref kind);
        codec.Epoch(ref connection);
        codec.Epoch(ref Request);
        codec.Value(ref Time);
        codec.Value(ref First);
        codec.Value(ref Count);
        (Kind, Connection) = (kind, connection);
    }
}
