using Holdover.Machines;

namespace Holdover.Bench;

internal record struct PumpEffect(long Stroke) : IEncodable
{
    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var stroke = Stroke;
        codec.Value(ref stroke);
        Stroke = stroke;
    }
}
