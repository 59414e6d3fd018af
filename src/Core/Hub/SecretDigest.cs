using Holdover.Machines;

namespace Holdover.Hub;

/// <summary>
/// What a hub knows of a secret: 128 bits of its SHA-256, taken by the host that minted it or was shown it. A secret is
/// too long to be guessed, so that whoever reads a recording or a saved file can present none. Zero is no secret.
/// </summary>
public record struct SecretDigest(long High, long Low) : IEncodable
{
    public readonly bool IsNone => High == 0 && Low == 0;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (high, low) = this;
        codec.Value(ref high);
        codec.Value(ref low);
        this = new(high, low);
    }
}
