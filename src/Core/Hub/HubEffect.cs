using Holdover.Machines;

namespace Holdover.Hub;

/// <summary>What a hub asks the world for, and for whom.</summary>
public record struct HubEffect(HubPart Part) : IEncodable
{
    /// <summary>Whose it is; none where nobody was found.</summary>
    public TextId Account;

    public AccountEffect Asked;
    public QueueEffect Queue;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var part = Part;
        codec.Value(ref part);
        Part = part;
        codec.Value(ref Account);
        if (part == HubPart.Account)
            Asked.Encode(ref codec);
        else
            Queue.Encode(ref codec);
    }
}
