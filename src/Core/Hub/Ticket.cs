using Holdover.Machines;

namespace Holdover.Hub;

/// <summary>Lets one session in, once and soon: what may stand in an address, where a token must not.</summary>
public record struct Ticket : IHubEntry<SecretDigest>
{
    public SecretDigest Digest;

    /// <summary>The token that it was got with. What the ticket opens ends with that.</summary>
    public SecretDigest Token;

    /// <summary>When nobody has used it.</summary>
    public MonotonicTime Expiry;

    public readonly SecretDigest Key => Digest;

    public readonly MonotonicTime Due => Expiry;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        Digest.Encode(ref codec);
        Token.Encode(ref codec);
        codec.Value(ref Expiry);
    }
}
