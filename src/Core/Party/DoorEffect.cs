using Holdover.Machines;

namespace Holdover.Party;

/// <summary>What a door asks for.</summary>
public record struct DoorEffect(DoorAction Action) : IEncodable
{
    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var action = Action;
        codec.Value(ref action);
        Action = action;
    }
}
