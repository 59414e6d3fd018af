using Holdover.Machines;

namespace Holdover.Bench;

internal struct PumpData : IEncodable
{
    public ProcessEpoch Live;
    public long Strokes;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Epoch(ref Live);
        codec.Value(ref Strokes);
    }
}
