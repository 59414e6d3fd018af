using Holdover.Machines;
using Holdover.Playback;
using Holdover.Session;

namespace Holdover.Endpoint;

/// <summary>What happened to a speaker: an input of one of its machines.</summary>
public record struct EndpointInput(EndpointPart Part) : IEncodable
{
    public SessionInput Session;
    public PlaybackInput Playback;

    public static implicit operator EndpointInput(in SessionInput input) => new(EndpointPart.Session) { Session = input };

    public static implicit operator EndpointInput(in PlaybackInput input) => new(EndpointPart.Playback) { Playback = input };

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
    }
}
