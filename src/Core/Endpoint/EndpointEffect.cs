using Holdover.Dealer;
using Holdover.Machines;
using Holdover.Playback;
using Holdover.Session;

namespace Holdover.Endpoint;

/// <summary>What a speaker asks the world for: an effect of one of its machines, with what the others know of it.</summary>
public record struct EndpointEffect(EndpointPart Part) : IEncodable
{
    /// <summary>In <see cref="ReceivedUntil"/>: no frame was ever received.</summary>
    public const long NothingReceived = 0;

    public SessionEffect Session;
    public PlaybackEffect Playback;
    public DealerEffect Dealer;
    public SavedPlaybackEffect Saved;
    public OwnerEffect Owner;

    /// <summary>For whom: with whose credentials a session's or a dealer's effects are carried out, and on whose behalf what they lead to comes.</summary>
    public OwnerEpoch OnBehalfOf;

    /// <summary>With a hello: the server's instant right after the last frame that we have.</summary>
    public long ReceivedUntil = NothingReceived;

    /// <summary>With an announcement: how loud we are, 0 to 100.</summary>
    public int Volume;

    public bool Muted;

    /// <summary>With a put: what plays.</summary>
    public PublishedPlayback Published;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var part = Part;
        codec.Value(ref part);
        Part = part;
        codec.Epoch(ref OnBehalfOf);
        switch (part)
        {
            case EndpointPart.Session:
                Session.Encode(ref codec);
                break;
            case EndpointPart.Playback:
                Playback.Encode(ref codec);
                break;
            case EndpointPart.Dealer:
                Dealer.Encode(ref codec);
                break;
            case EndpointPart.Saved:
                Saved.Encode(ref codec);
                break;
            default:
                Owner.Encode(ref codec);
                break;
        }

        codec.Instant(ref ReceivedUntil);
        codec.Value(ref Volume);
        codec.Value(ref Muted);
        Published.Encode(ref codec);
    }
}
