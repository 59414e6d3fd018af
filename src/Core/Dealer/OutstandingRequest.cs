using Holdover.Machines;

namespace Holdover.Dealer;

/// <summary>A request that its handler has not answered yet.</summary>
public record struct OutstandingRequest : IEncodable
{
    /// <summary>By what it is answered.</summary>
    public TextId Key;

    public RequestIdentity Identity;

    /// <summary>When it has failed.</summary>
    public MonotonicTime Due;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Value(ref Key);
        Identity.Encode(ref codec);
        codec.Value(ref Due);
    }
}
