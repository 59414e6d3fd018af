using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Endpoint;

/// <summary>What the ownership of a speaker asks for.</summary>
public record struct OwnerEffect(OwnerAction Action) : IEncodable
{
    public OwnerEpoch Owner;
    public TextId Account;
    public DropReason Reason;
    public OwnerEnd End;

    /// <summary>With a loss.</summary>
    public LossCause Cause;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var action = Action;
        codec.Value(ref action);
        Action = action;
        codec.Epoch(ref Owner);
        codec.Value(ref Account);
        codec.Value(ref Reason);
        codec.Value(ref End);
        codec.Value(ref Cause);
    }
}
