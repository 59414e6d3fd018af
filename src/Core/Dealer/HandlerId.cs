using Holdover.Machines;

namespace Holdover.Dealer;

/// <summary>Who answers requests. Zero is nobody.</summary>
public record struct HandlerId(int Value) : IEncodable
{
    public static readonly HandlerId None;

    public readonly bool IsNone => Value == 0;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var value = Value;
        codec.Value(ref value);
        Value = value;
    }
}
