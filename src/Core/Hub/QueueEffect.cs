using Holdover.Machines;

namespace Holdover.Hub;

/// <summary>What a queue asks for.</summary>
public record struct QueueEffect(QueueAction Action) : IEncodable
{
    public PlayRequestId Request;
    public TextId Track;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var action = Action;
        codec.Value(ref action);
        Action = action;
        codec.Epoch(ref Request);
        codec.Value(ref Track);
    }
}
