using Holdover.Machines;
using Holdover.Playback;

namespace Holdover.Endpoint;

/// <summary>What the account's other devices are told of what plays here.</summary>
public record struct PublishedPlayback : IEncodable
{
    /// <summary>
    /// The session by which it comes. A session that is not taken up again fast is another one: what was saved is
    /// restored into it, and nothing of the old one is claimed.
    /// </summary>
    public SessionEpoch Session;

    /// <summary>What plays, or none.</summary>
    public PlayRequestId Request;

    /// <summary>Ours, whatever a server last said of it.</summary>
    public PlayIntent Intent;

    /// <summary>How loud it is, 0 to 100.</summary>
    public int Volume;

    public bool Muted;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Epoch(ref Session);
        codec.Epoch(ref Request);
        codec.Value(ref Intent);
        codec.Count(ref Volume, Gain.VolumeMax);
        codec.Value(ref Muted);
    }
}
