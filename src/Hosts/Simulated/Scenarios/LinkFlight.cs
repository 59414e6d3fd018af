using Holdover.Machines;
using Holdover.Party;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>One thing on its way: a message on the link, or a completion of a host.</summary>
internal record struct LinkFlight(LinkFlightKind Kind, ConnectionEpoch Connection) : ILinkFlight
{
    public SourceEpoch Source;

    /// <summary>Of the server's clock, or of the sender of a probe; with a hello, where the speaker stands.</summary>
    public MonotonicTime Time;

    /// <summary>With a chunk, and what is asked of a source: the first frame's number in it. With a chunk, how many.</summary>
    public int First;

    public int Count;

    public readonly LinkLane Lane => Kind switch
    {
        LinkFlightKind.Resolve or LinkFlightKind.Open => LinkLane.SpeakerHost,
        LinkFlightKind.OpenSource or LinkFlightKind.Decode or LinkFlightKind.HangUp => LinkLane.PartyHost,
        < LinkFlightKind.ServerHello => LinkLane.Up,
        _ => LinkLane.Down,
    };

    public readonly bool IsOnLink => Lane is LinkLane.Up or LinkLane.Down;

    public readonly bool IsIn(int lane) => (int)Lane == lane;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (kind, connection) = this;
        codec.Value(ref kind);
        codec.Epoch(ref connection);
        codec.Epoch(ref Source);
        codec.Value(ref Time);
        codec.Value(ref First);
        codec.Value(ref Count);
        (Kind, Connection) = (kind, connection);
    }
}
