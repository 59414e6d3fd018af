using Holdover.Machines;

namespace Holdover.Session;

/// <summary>What a session's node asks for.</summary>
public record struct SessionNodeEffect(SessionNodeAction Action) : IEncodable
{
    public SessionEffect Session;
    public TextId Path;

    /// <summary>Who publishes there from now on; none if nobody does.</summary>
    public OwnerEpoch Publisher;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var action = Action;
        codec.Value(ref action);
        Action = action;
        Session.Encode(ref codec);
        codec.Value(ref Path);
        codec.Epoch(ref Publisher);
    }
}
