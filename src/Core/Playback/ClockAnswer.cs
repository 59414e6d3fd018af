using Holdover.Machines;

namespace Holdover.Playback;

/// <summary>The four instants of one probe, in microseconds: ours on our clock, the server's on its own.</summary>
public record struct ClockAnswer(long Sent, long ServerReceived, long ServerTransmitted, long Received) : IEncodable
{
    /// <summary>Time on the way, without the server's own.</summary>
    public readonly Duration RoundTrip => new(unchecked((Received - Sent) - (ServerTransmitted - ServerReceived)));

    /// <summary>The server's clock minus ours.</summary>
    public readonly long Offset => unchecked(((ServerReceived - Sent) + (ServerTransmitted - Received)) / 2);

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (sent, serverReceived, serverTransmitted, received) = this;
        codec.Instant(ref sent);
        codec.Instant(ref serverReceived);
        codec.Instant(ref serverTransmitted);
        codec.Instant(ref received);
        this = new(sent, serverReceived, serverTransmitted, received);
    }
}
