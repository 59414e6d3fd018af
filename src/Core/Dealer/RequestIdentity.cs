using Holdover.Machines;

namespace Holdover.Dealer;

/// <summary>
/// Who sent a request, and how they numbered it, folded into one number: a request that is sent again is the same one,
/// whatever its key. A number, because the texts of peers must not be kept longer than their connection.
/// </summary>
public record struct RequestIdentity(long Value) : IEncodable
{
    public static RequestIdentity Of(ReadOnlySpan<char> sender, uint message)
    {
        var hash = StableHash.Of(System.Runtime.InteropServices.MemoryMarshal.AsBytes(sender));
        return new(unchecked((long)StableHash.Add(hash, message)));
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var value = Value;
        codec.Value(ref value);
        Value = value;
    }
}
