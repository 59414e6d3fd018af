using Holdover.Machines;

namespace Holdover.Dealer;

/// <summary>A request that was given to a handler, and what is known of it.</summary>
public record struct RecentRequest(RequestIdentity Identity, RequestOutcome Outcome) : IEncodable
{
    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (identity, outcome) = this;
        identity.Encode(ref codec);
        codec.Value(ref outcome);
        this = new(identity, outcome);
    }
}
