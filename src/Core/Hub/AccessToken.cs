using Holdover.Machines;

namespace Holdover.Hub;

/// <summary>What lets its holder act for an account.</summary>
public record struct AccessToken : IHubEntry<SecretDigest>
{
    public SecretDigest Digest;

    /// <summary>
    /// When it expires, in seconds of the host's wall clock: kept for the host, which says when that is. No decision here
    /// reads it.
    /// </summary>
    public long ExpiresAt;

    public readonly SecretDigest Key => Digest;

    public readonly MonotonicTime Due => MonotonicTime.Never;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        Digest.Encode(ref codec);
        codec.Value(ref ExpiresAt);
    }
}
