using Holdover.Machines;
using Holdover.Playback;
using Holdover.Session;

namespace Holdover.Endpoint;

/// <summary>What a speaker asks the world for: an effect of one of its machines, with what the other knows of it.</summary>
public record struct EndpointEffect(EndpointPart Part) : IEncodable
{
    /// <summary>In <see cref="ReceivedUntil"/>: no frame was ever received.</summary>
    public const long NothingReceived = 0;

    public SessionEffect Session;
    public PlaybackEffect Playback;

    /// <summary>With a hello: the server's instant right after the last frame that we have.</summary>
    public long ReceivedUntil = NothingReceived;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var part = Part;
        codec.Value(ref part);
        Part = part;
        if (part == EndpointPart.Session)
            Session.Encode(ref codec);
        else
            Playback.Encode(ref codec);
        codec.Instant(ref ReceivedUntil);
    }
}
