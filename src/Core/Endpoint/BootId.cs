using Holdover.Machines;

namespace Holdover.Endpoint;

/// <summary>
/// One run of the machine's kernel. Monotonic times of another boot say nothing here: their age is unknown.
/// </summary>
public record struct BootId(long High, long Low) : IEncodable
{
    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (high, low) = this;
        codec.Value(ref high);
        codec.Value(ref low);
        this = new(high, low);
    }
}
