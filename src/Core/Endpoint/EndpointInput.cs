using Holdover.Dealer;
using Holdover.Machines;
using Holdover.Playback;
using Holdover.Session;

namespace Holdover.Endpoint;

/// <summary>What happened to a speaker: an input of one of its machines.</summary>
public record struct EndpointInput(EndpointPart Part) : IEncodable
{
    public SessionInput Session;
    public PlaybackInput Playback;
    public BusInput Dealer;
    public SavedPlaybackInput Saved;
    public OwnerInput Owner;

    /// <summary>
    /// The owner on whose behalf it comes, as the effect said that led to it: of another one it is stale. None for what
    /// somebody at the speaker itself wants, and for what has an epoch of its own.
    /// </summary>
    public OwnerEpoch OnBehalfOf;

    /// <summary>The dealer's connection on which an owner's input came, or none.</summary>
    public ConnectionEpoch Connection;

    public static implicit operator EndpointInput(in SessionInput input) => new(EndpointPart.Session) { Session = input };

    public static implicit operator EndpointInput(in PlaybackInput input) => new(EndpointPart.Playback) { Playback = input };

    public static implicit operator EndpointInput(in DealerInput input) => new(EndpointPart.Dealer) { Dealer = input };

    public static implicit operator EndpointInput(in BusInput input) => new(EndpointPart.Dealer) { Dealer = input };

    public static implicit operator EndpointInput(in SavedPlaybackInput input) => new(EndpointPart.Saved) { Saved = input };

    public static implicit operator EndpointInput(in OwnerInput input) => new(EndpointPart.Owner) { Owner = input };

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var part = Part;
        codec.Value(ref part);
        Part = part;
        codec.Epoch(ref OnBehalfOf);
        codec.Epoch(ref Connection);
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
    }
}
