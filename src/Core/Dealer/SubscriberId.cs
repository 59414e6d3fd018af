using Holdover.Machines;

namespace Holdover.Dealer;

/// <summary>Who is told of messages. Never used again for another; zero is nobody.</summary>
public record struct SubscriberId(int Value) : IEncodable
{
    public static readonly SubscriberId None;

    public readonly bool IsNone => Value == 0;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var value = Value;
        codec.Value(ref value);
        Value = value;
    }
}
