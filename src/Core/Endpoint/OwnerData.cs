using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Endpoint;

/// <summary>All that is remembered of who owns the speaker.</summary>
public struct OwnerData : IEncodable
{
    public OwnerIntent Intent;

    /// <summary>Who is served, or is to be; none if nobody.</summary>
    public TextId Account;

    /// <summary>The owner in force: what comes on behalf of another is stale. None until somebody is to be served.</summary>
    public OwnerEpoch Owner;

    /// <summary>Whose session and dealer there are: while they say goodbye, the one before <see cref="Owner"/>.</summary>
    public OwnerEpoch Served;

    /// <summary>Whether what ended was not asked to.</summary>
    public bool IsLost;

    public LossCause Cause;

    /// <summary>While leaving: which of the two is over.</summary>
    public bool SessionOver;

    public bool DealerOver;

    /// <summary>The queue that plays here. A loss leaves it as it is; another owner has another.</summary>
    public TextId Group;

    public TextId Context;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Value(ref Intent);
        codec.Value(ref Account);
        codec.Epoch(ref Owner);
        codec.Epoch(ref Served);
        codec.Value(ref IsLost);
        codec.Value(ref Cause);
        codec.Value(ref SessionOver);
        codec.Value(ref DealerOver);
        codec.Value(ref Group);
        codec.Value(ref Context);
    }
}
